export async function writePage(_runs: unknown): Promise<void> {}

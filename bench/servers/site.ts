import { closeSync, ftruncateSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { bodySize, downloadSize } from '../client.ts'

/** The JSON that is served compressed: 4096 rows, 1 MiB. */
function rows(): string {
  const row = (id: number) => ({
    id,
    name: `name of row ${id}`,
    note: 'n'.repeat(205 - String(id).length * 2),
  })
  return JSON.stringify(Array.from({ length: 4096 }, (_, id) => row(id)))
}

/** Writes what the servers serve into a folder. */
export function writeSite(folder: string): void {
  writeFileSync(join(folder, 'k1'), 'x'.repeat(bodySize))
  writeFileSync(join(folder, 'json.gz'), gzipSync(rows()))
  const big = openSync(join(folder, 'big'), 'w')
  ftruncateSync(big, downloadSize)
  closeSync(big)
}

/** Undoes one content coding, piece by piece. */
export interface ContentDecoder {
  /** What `piece` decodes to, as far as that is known yet. */
  decode(piece: Uint8Array): Promise<Uint8Array>
  /** What is left when the body has ended. */
  finish(): Promise<Uint8Array>
}

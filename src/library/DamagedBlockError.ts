/** A stored embedding block that fails one of its checks. */
export class DamagedBlockError extends Error {
  override readonly name = 'DamagedBlockError';

  constructor(reason: string) {
    super(`A block of embeddings is damaged: ${reason}.`);
  }
}

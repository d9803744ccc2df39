import type { Told } from '../protocol/EngineApi';

/** Something that went wrong, with what the page tells of it. */
export class ToldError extends Error {
  override readonly name = 'ToldError';

  constructor(readonly told: Told) {
    super(told.message);
  }
}

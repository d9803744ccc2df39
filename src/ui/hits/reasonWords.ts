import type { HitReason } from '../../protocol/EngineApi';

/** Why a hit is one, in plain words. */
export const reasonWords: Readonly<Record<HitReason, string>> = {
  words: 'by words',
  meaning: 'by meaning',
  both: 'by words and meaning',
};

import type { HitReason } from '../../protocol/EngineApi';

/** What a hit has in common with the query, as one word or two and as a sentence. */
export const reasonWords: Readonly<Record<HitReason, { readonly short: string; readonly sentence: string }>> = {
  words: { short: 'words', sentence: 'Found by its words' },
  meaning: { short: 'meaning', sentence: 'Found by its meaning' },
  both: { short: 'words, meaning', sentence: 'Found by its words and its meaning' },
};

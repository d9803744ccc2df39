import type { Relevance } from './ModelDescription';

/**
 * What the starter's similarities say of an answer. By `npm run evaluate -- --search`, shares of 0.05 to 0.12 give 38.7 to
 * 39.0 on Cranfield (words alone 37.2, meaning alone 29.2) and 78.6 to 79.6 on the sample notes (64.5, 63.8). The floor: of
 * their 152 queries 6 % have neither a passage above it nor one that holds their words (`wordsAnswer`); of 40 queries on
 * other topics, 70 % have none. To 20 queries of letters at random the nearest note lies at 0.16 to 0.33; to single words
 * that the starter only spells (`mould`, `Pflaumen`), wrong notes at 0.15 to 0.32 and right ones from 0.34 on.
 */
export const starterRelevance: Relevance = { denseShare: 0.08, closeFrom: 0.22, closeFromUnknown: 0.34 };

import type { Relevance } from './ModelDescription';

/** What the starter's similarities say of an answer. RELEVANCE */
export const starterRelevance: Relevance = { denseShare: 0.1, closeFrom: 0.22 };

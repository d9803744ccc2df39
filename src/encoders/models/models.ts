import { embeddingGemma } from './embeddingGemma';
import { embeddingGemma2 } from './embeddingGemma2';
import type { ModelDescription } from './ModelDescription';
import { multilingualE5Light } from './multilingualE5Light';

/**
 * The catalogue: every model that is known in advance. The starter is not among them: it is no transformer and comes
 * with the page.
 */
export const models: readonly ModelDescription[] = [embeddingGemma, embeddingGemma2, multilingualE5Light];

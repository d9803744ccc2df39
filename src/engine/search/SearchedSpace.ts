import type { Encoder } from '../../encoders/Encoder';
import type { Relevance } from '../../encoders/models/ModelDescription';
import { starterRelevance } from '../../encoders/models/starterRelevance';
import type { PassageIndex } from '../PassageIndex';

/** The rows of one encoder. */
export interface SearchedSpace {
  readonly encoder: Pick<Encoder, 'name' | 'similarity'>;
  readonly index: PassageIndex;
  readonly relevance: Relevance;
}

/** The starter's space. */
export function starterSpace({ encoder, index }: Pick<SearchedSpace, 'encoder' | 'index'>): SearchedSpace {
  return { encoder, index, relevance: starterRelevance };
}

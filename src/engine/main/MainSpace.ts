import { makeDenseIndex } from '../../index/makeDenseIndex';
import type { Relevance } from '../../encoders/models/ModelDescription';
import type { EmbeddingRows } from '../../library/embeddingBlock';
import { appendLacked } from '../appendLacked';
import type { Catalogue } from '../Catalogue';
import { PassageIndex } from '../PassageIndex';
import type { Platform } from '../Platform';
import { spaceOfChoice, type EncoderChoice } from './EncoderChoice';
import type { MainEncoder } from './MainEncoder';

/** A main encoder with the rows of its space. */
export class MainSpace {
  readonly choice: EncoderChoice;
  readonly encoder: MainEncoder;
  readonly space: string;
  readonly index: PassageIndex;
  readonly relevance: Relevance;

  constructor(choice: EncoderChoice, encoder: MainEncoder, { secondThread }: Pick<Platform, 'secondThread'>) {
    this.choice = choice;
    this.encoder = encoder;
    this.space = spaceOfChoice(choice);
    this.relevance = choice.model.relevance;
    this.index = new PassageIndex(makeDenseIndex(choice.dimensions, secondThread));
  }

  /** Whether every passage in the library has a row. */
  isComplete(catalogue: Catalogue): boolean {
    return this.index.size >= catalogue.passageCount;
  }

  /** Takes over rows that are in the library, of passages that have none here yet. */
  takeOver(rows: EmbeddingRows, catalogue: Catalogue): void {
    appendLacked(this.index, catalogue, rows);
  }
}

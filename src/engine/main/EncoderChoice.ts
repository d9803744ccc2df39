import type { Dtype, ModelDescription } from '../../encoders/models/ModelDescription';

/** A main encoder as the person chose it. Plain values: it is kept in the library. */
export interface EncoderChoice {
  readonly model: ModelDescription;
  readonly dtype: Dtype;
  /** One of `model.dimensions`. */
  readonly dimensions: number;
  /** Where the model's files are: in this site's folder, or in the browser's storage. */
  readonly origin: 'site' | 'stored';
}

/** The identity of the encoder that a choice makes: other files, another dtype or a cut give another space. */
export function identityOf({ model, dtype }: EncoderChoice): string {
  return `${model.id}@${model.revision}:${dtype}`;
}

/** The space of a choice's embeddings: what `spaceOf` gives for its encoder. */
export function spaceOfChoice(choice: EncoderChoice): string {
  return `${identityOf(choice)}/${choice.dimensions}`;
}

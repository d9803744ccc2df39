/** What a text is for: models are trained to encode the two sides of a search differently. */
export type EncoderRole = 'query' | 'document';

/** One text to encode. */
export interface EncoderInput {
  readonly text: string;
  /** Title and headings above the text, outermost first; each encoder words its own prompt from them. */
  readonly context?: readonly string[];
}

export interface EncodeOptions {
  readonly role: EncoderRole;
  readonly signal?: AbortSignal;
  /** Called with the number of inputs encoded so far. */
  readonly onProgress?: (done: number) => void;
}

/** Where an encoder's cosine similarities lie, so that they can be shown as a strength. */
export interface SimilarityScale {
  /** At or below this, two texts have nothing in common that the encoder sees. */
  readonly unrelated: number;
  /** At or above this, two texts say the same. */
  readonly same: number;
}

/**
 * Text → embeddings.
 *
 * Guarantees: the same input gives the same row in every batch and order; rows have length 1, except that a text in
 * which the encoder knows nothing gives a row of zeros; a row depends on nothing but its input and its role.
 */
export interface Encoder {
  /** Names model and revision. Embeddings of different identities are never compared. */
  readonly identity: string;
  /** For people. */
  readonly name: string;
  /** Where it runs, for people. */
  readonly device: string;
  readonly dimensions: number;
  readonly similarity: SimilarityScale;
  /**
   * Packed rows, `inputs.length × dimensions`, row-major.
   *
   * @throws the signal's reason when aborted.
   */
  encode(inputs: readonly EncoderInput[], options: EncodeOptions): Promise<Float32Array<ArrayBuffer>>;
}

/** The space of an encoder's embeddings: rows are comparable only within one space. */
export function spaceOf(encoder: Encoder): string {
  return `${encoder.identity}/${encoder.dimensions}`;
}

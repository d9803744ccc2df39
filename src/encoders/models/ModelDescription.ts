import type { SimilarityScale } from '../Encoder';

/** How a model's numbers are stored. The ONNX files: fp32 `model`, q8 `model_quantized`, q4 `model_q4`. */
export type Dtype = 'fp32' | 'q8' | 'q4';

/** How a model wants to be asked: its prompts and what may be done with its embeddings. */
export type ModelFamily = 'embeddinggemma' | 'e5';

/** One file of a model. */
export interface ModelFile {
  /** Relative to the model's folder, `/` as separator, such as `onnx/model_q4.onnx_data`. */
  readonly path: string;
  /** Exact size; null where it is not known before the download. */
  readonly bytes: number | null;
  /** SHA-256, hexadecimal; null where it is not known. */
  readonly sha256: string | null;
}

/** The graph of a model in one dtype. */
export interface ModelVariant {
  readonly dtype: Dtype;
  readonly files: readonly ModelFile[];
  /** Size of all files that the dtype needs, the shared ones included, for people; exact where all sizes are known. */
  readonly aboutBytes: number;
}

/** A query, passages, and the cosine similarity of each passage to it as published. */
export interface GoldenScores {
  readonly query: string;
  readonly passages: readonly { readonly title: string | null; readonly text: string; readonly score: number }[];
  /** Where the scores were published, and in which dtype they were computed. */
  readonly origin: string;
  /** How far a score may be off in a dtype, where that was measured; else the self-test has bounds of its own. */
  readonly tolerance?: Readonly<Partial<Record<Dtype, number>>>;
}

/** What an encoder's similarities say of an answer, beside the words of the query. */
export interface Relevance {
  /** What meaning counts beside words, from 0 to 1: see `fuseByEvidence`. */
  readonly denseShare: number;
  /** A passage below this cosine similarity to a query is too far from it to answer it. */
  readonly closeFrom: number;
  /** The same for a query in which the starter knows no word, see `knowsAnyWord`; `closeFrom`, if not given. */
  readonly closeFromUnknown?: number;
}

/** The similarity from which a passage is close, for a query in which the starter knows some word or none. */
export function closeFromOf({ closeFrom, closeFromUnknown }: Relevance, isKnown: boolean): number {
  return isKnown ? closeFrom : (closeFromUnknown ?? closeFrom);
}

/**
 * A transformer encoder that can be had, before anything of it is loaded. Plain values: it crosses threads.
 *
 * The model's contract: ONNX graphs with inputs `input_ids`, `attention_mask` (int64, `[texts, tokens]`) and the output
 * `sentence_embedding` (float32, `[texts, nativeDimensions]`, length 1).
 */
export interface ModelDescription {
  /** Names its folder under `models/` and in the browser's storage. Lower case letters, digits, `-` and `.`. */
  readonly id: string;
  /** For people. */
  readonly name: string;
  readonly family: ModelFamily;
  /** Commit or hash of the files; a model of another revision is another model. */
  readonly revision: string;
  /** The url is empty where the licence is not known. */
  readonly licence: { readonly name: string; readonly url: string };
  /** Address of the page that describes the model, for people; empty where there is none. */
  readonly page: string;
  /** The repository on the Hugging Face Hub it can be downloaded from; null when it cannot. */
  readonly repository: string | null;
  /** Files that every variant needs: configuration and tokenizer. */
  readonly files: readonly ModelFile[];
  readonly variants: readonly ModelVariant[];
  /** Numbers in a row as the graph gives it. */
  readonly nativeDimensions: number;
  /** Numbers that a row may be cut down to (Matryoshka), the recommended one first. */
  readonly dimensions: readonly number[];
  /** Longest text in tokens, with the special ones. */
  readonly maxTokens: number;
  readonly similarity: SimilarityScale;
  readonly relevance: Relevance;
  readonly golden: GoldenScores | null;
  /** Parts of the configuration that are dropped before loading, so that only the text part is loaded. */
  readonly configWithout: readonly string[];
}

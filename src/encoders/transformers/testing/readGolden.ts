import { tinyFolder } from './encoderWorkers';

/** Texts that run together, and the truth about them. */
export interface GoldenCase {
  readonly name: string;
  readonly texts: readonly string[];
  readonly input_ids: readonly (readonly number[])[];
  readonly sentence_embedding: readonly (readonly number[])[];
  readonly sentence_embedding_q8: readonly (readonly number[])[];
  readonly sentence_embedding_q4: readonly (readonly number[])[];
  readonly mrl256: readonly (readonly number[])[];
}

/** The golden file of the tiny EmbeddingGemma. */
export interface TinyGolden {
  readonly cases: readonly GoldenCase[];
  readonly truncation: {
    readonly text: string;
    readonly max_length: number;
    readonly input_ids: readonly number[];
  };
}

/** A JSON file of the project. */
export async function readJson(folder: string, name: string): Promise<object> {
  return (await (await fetch(new URL(name, folder))).json()) as object;
}

export async function readTinyGolden(): Promise<TinyGolden> {
  return (await readJson(tinyFolder, 'golden.json')) as TinyGolden;
}

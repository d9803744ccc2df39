import type { SavedFile, SaveHandle } from './BackupApi';
import type { Progress, SearchAnswer } from './EngineApi';

/** A format that other tools read: JSON Lines, comma-separated values, Apache Parquet. */
export type TableFormat = 'jsonl' | 'csv' | 'parquet';

/** The library and answers as tables. */
export interface TableApi {
  /** Saves a table with a row for each passage of the library; in Parquet with its embeddings. */
  savePassages(
    format: TableFormat,
    place: SaveHandle | null,
    onProgress: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<SavedFile>;
  /** The hits of an answer as a table. */
  saveHits(answer: SearchAnswer, format: TableFormat): Promise<Blob>;
}

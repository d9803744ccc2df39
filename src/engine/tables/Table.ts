import type { ByteSink } from '../../library/backup/FrameWriter';

/** What a cell may hold. `null`: nothing is known. */
export type Cell = string | number | readonly string[] | readonly number[] | null;

/** A column: `floats` are embeddings, which only formats for machines hold. */
export interface Column {
  readonly name: string;
  readonly type: 'text' | 'integer' | 'number' | 'texts' | 'floats';
}

/** Cells in the order of the columns. */
export type Row = readonly Cell[];

/** Writes rows into a file, some at a time. */
export interface TableWriter {
  write(rows: readonly Row[]): Promise<void>;
  /** Writes what belongs at the end. */
  finish(): Promise<void>;
}

export type MakeTableWriter = (
  sink: ByteSink,
  columns: readonly Column[],
  /** What the file says about itself, where its format has a place for that. */
  notes: Readonly<Record<string, string>>,
) => TableWriter;

/** Text as bytes, in UTF-8. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

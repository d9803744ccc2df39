/** What a point of the map stands for. */
export type MapUnit = 'passage' | 'document';

/** A document with points on the map. */
export interface MapDocument {
  readonly id: number;
  readonly title: string;
  readonly path: string;
  /** Id of its source. */
  readonly source: string;
  readonly sourceName: string;
  /** ISO 8601 date the document states, else its file's last change, else null. */
  readonly date: string | null;
  /** ISO 639-1 code such as `de`; null when it cannot be told. */
  readonly language: string | null;
}

/** Passages that lie together on the map. */
export interface MapTopic {
  /** Up to three words that mark it out, best first; empty where nothing does. */
  readonly words: readonly string[];
  /** Where it lies, −1 … 1. */
  readonly x: number;
  readonly y: number;
}

/** Why a map should be drawn again. */
export type MapAge =
  /** It was drawn by the rows of another encoder, the map's own. */
  | { readonly reason: 'other-encoder' }
  | { readonly reason: 'library-changed' }
  /** So many passages have no place on it. */
  | { readonly reason: 'passages-missing'; readonly passages: number };

/** The whole library in two dimensions, laid out by meaning. */
export interface LibraryMap {
  readonly unit: MapUnit;
  /** The encoder by whose embeddings it was drawn, such as "Starter". */
  readonly encoder: string;
  /** Every document with points, by id. */
  readonly documents: readonly MapDocument[];
  /** Of each point its document, as a position in `documents`; points are in order of document, then passage. */
  readonly documentOf: Uint32Array;
  /** Of each point the position of its passage in the document; 0 where points stand for documents. */
  readonly passageOf: Uint32Array;
  /** Two numbers for each point, −1 … 1. */
  readonly positions: Float32Array;
  /** Largest first as of when the map was drawn. */
  readonly topics: readonly MapTopic[];
  /** Of each point its topic, as a position in `topics`. */
  readonly topicOf: Uint8Array;
  /** Why it should be drawn again; null while it is as good as new. */
  readonly outOfDate: MapAge | null;
}

/** How far a drawing has come. */
export interface MapProgress {
  readonly stage: 'reading' | 'laying out' | 'naming';
  /** Share of the stage that is done, 0 … 1. */
  readonly share: number;
}

/** Packed rows on their way between threads, see `QuantisedRows`. */
export interface MapRows {
  readonly dimensions: number;
  readonly values: Int8Array<ArrayBuffer>;
  readonly scales: Float32Array<ArrayBuffer>;
}

/** Places on a new map. */
export interface MapLayout {
  readonly positions: Float32Array<ArrayBuffer>;
  readonly topicOf: Uint8Array<ArrayBuffer>;
  /** The middle of each topic, two numbers, −1 … 1. */
  readonly topicCentres: Float32Array<ArrayBuffer>;
}

/** Calls from the engine to the worker that draws. Each rejects with the signal's reason when aborted. */
export interface MapWorkerApi {
  layOut(rows: MapRows, onProgress: (share: number) => void, signal: AbortSignal): Promise<MapLayout>;
  /** Places rows on a map that is drawn already: two numbers for each. */
  place(
    added: MapRows,
    placed: MapRows,
    positions: Float32Array<ArrayBuffer>,
    onProgress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<Float32Array<ArrayBuffer>>;
  /** @param topics some texts of each topic. */
  nameTopics(topics: readonly (readonly string[])[]): Promise<readonly (readonly string[])[]>;
}

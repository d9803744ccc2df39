/** What a file of the test server holds. */
export type ServedContent = { readonly seed: number; readonly bytes: number } | { readonly text: string };

/** How the test server answers one request; without anything as the Hub does. */
export interface Answer {
  /** In place of the file's content: it changed. */
  readonly content?: ServedContent;
  /** Null: none is sent. */
  readonly etag?: string | null;
  readonly lastModified?: string;
  readonly status?: number;
  readonly contentType?: string;
  /** Whether the whole file comes whatever range was asked for. */
  readonly ignoresRange?: boolean;
  /** Whether no length is told. */
  readonly hidesLength?: boolean;
  /** The connection is cut after so many bytes of the body. */
  readonly cutAfter?: number;
  /** Nothing more comes after so many bytes of the body, but the connection stays. */
  readonly stallAfter?: number;
}

/** A file of the test server. */
export interface ServedFile {
  readonly content: ServedContent;
  /** How requests are answered, one after the other; the last answer goes for all that follow. */
  readonly answers?: readonly Answer[];
}

/** A request as the test server saw it. */
export interface SeenRequest {
  readonly method: string;
  /** Relative to the repository's commit. */
  readonly path: string;
  readonly range: string | null;
  readonly referrer: string | null;
}

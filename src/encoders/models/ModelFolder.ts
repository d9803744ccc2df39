/** One file of a folder, its content unread. */
export interface FolderFile {
  /** Relative to the folder, `/` as separator. */
  readonly path: string;
  readonly bytes: number;
  /** SHA-256, hexadecimal. */
  readonly sha256: string;
}

/** A folder that may hold a model. */
export interface ModelFolder {
  /** The folder's own name. */
  readonly name: string;
  readonly files: readonly FolderFile[];
  /** The content of `config.json`; null when there is none or it is no JSON. */
  readonly config: unknown;
}

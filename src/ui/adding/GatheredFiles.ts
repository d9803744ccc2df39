import type { IncomingFile } from '../../protocol/EngineApi';

/** A file or folder that the browser could not read. */
export interface UnreadableEntry {
  readonly path: string;
  readonly message: string;
}

/** What was found where the person pointed. */
export interface GatheredFiles {
  readonly files: readonly IncomingFile[];
  readonly unreadable: readonly UnreadableEntry[];
  /** Folders that were left out without looking inside. */
  readonly ignoredFolders: number;
  /** Whether it is the folder of an Obsidian vault. */
  readonly isVault?: boolean;
}

/** A file as the engine takes it. */
export function incomingFile(path: string, file: File): IncomingFile {
  return { path, content: file, modified: file.lastModified > 0 ? file.lastModified : null };
}

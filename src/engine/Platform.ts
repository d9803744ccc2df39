import type { SecondThread } from '../index/kernels/SecondThread';
import type { ByteSink } from '../library/backup/FrameWriter';
import type { SaveHandle } from '../protocol/BackupApi';
import type { FolderHandle, StorageStatus } from '../protocol/EngineApi';
import type { DeviceAbilities } from './main/encoderPlaces';

/** What one tab tells the others after it changed the library. */
export interface LibraryChange {
  /** Documents committed, by id. */
  readonly added: readonly number[];
  readonly removed: readonly number[];
  /** Documents of which rows were stored in a space other than the starter's. */
  readonly encoded?: { readonly space: string; readonly documents: readonly number[] };
  /** Whether the person paused or resumed what runs in the background: for all tabs, or the next one would go on. */
  readonly paused?: boolean;
  /** Whether another main encoder was chosen. */
  readonly chosen?: boolean;
}

/** A file or folder that was met while a folder was listed. Paths are relative to the listed folder. */
export type ListedEntry =
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly bytes: number;
      /** Last change in milliseconds since 1970, where the platform tells. */
      readonly modified: number | null;
      open(): Promise<Blob>;
    }
  /** A folder, whether it is entered or not. */
  | { readonly kind: 'folder'; readonly path: string }
  /** A file or folder that is there but could not be looked at, and why. */
  | { readonly kind: 'unreadable'; readonly of: 'file' | 'folder'; readonly path: string; readonly reason: string };

/** What the engine can do with folders that the person picked. */
export interface Folders {
  mayRead(folder: FolderHandle): Promise<boolean>;
  isSame(one: FolderHandle, other: FolderHandle): Promise<boolean>;
  /**
   * Everything below a folder, in no particular order; folders for which `enters` is false are not looked into.
   *
   * @throws the signal's reason when aborted.
   * @throws an error named `NotFoundError` when the folder itself is gone, `NotAllowedError` when it may not be read.
   */
  list(folder: FolderHandle, enters: (path: string) => boolean, signal: AbortSignal): AsyncIterable<ListedEntry>;
  /** Calls `onChange` after changes below a folder, where the platform tells of them; gives a function that ends this. */
  watch(folder: FolderHandle, onChange: () => void): Promise<() => void>;
}

/** A file being written: it takes the place of the one before only when it is closed. */
export interface FileBeingSaved extends ByteSink {
  close(): Promise<void>;
  /** Drops what was written. */
  abort(): Promise<void>;
}

/** What the engine needs of the place it runs in. */
export interface Platform {
  /** Milliseconds on a clock that never goes back. */
  now(): number;
  /** Milliseconds since 1970. */
  date(): number;
  /** Resolves once the messages that wait have been handled: a query goes ahead of whatever awaits this. */
  nextTurn(): Promise<void>;
  /** Resolves after some time; or at once, with nothing left waiting, when the signal is aborted, where that matters. */
  delay(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** SHA-256 of some bytes, hexadecimal. */
  sha256(bytes: ArrayBuffer): Promise<string>;
  storage(): Promise<StorageStatus>;
  /** What an encoder can run on. */
  abilities(): Promise<DeviceAbilities>;
  readonly folders: Folders;
  /** Takes part in searches; null where there is none. */
  readonly secondThread: SecondThread | null;
  /** Begins to write a file that the person chose. */
  saveTo(place: SaveHandle): Promise<FileBeingSaved>;
  /** Runs `work` while no other tab runs work under the same name; waits for its turn. */
  exclusively(name: string, work: () => Promise<void>): Promise<void>;
  /** Tells the other tabs. A change without documents tells that sources or the queue changed. */
  announce(change: LibraryChange): void;
  /** Calls `listener` for every change that another tab announces. */
  onAnnounced(listener: (change: LibraryChange) => void): void;
}

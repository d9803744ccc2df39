import type { StorageStatus } from '../protocol/EngineApi';
import type { DeviceAbilities } from './main/encoderPlaces';

/** What one tab tells the others after it changed the library. */
export interface LibraryChange {
  /** Documents committed, by id. */
  readonly added: readonly number[];
  readonly removed: readonly number[];
  /** Documents of which rows were stored in a space other than the starter's. */
  readonly encoded?: { readonly space: string; readonly documents: readonly number[] };
  /** Whether another main encoder was chosen. */
  readonly chosen?: boolean;
}

/** What the engine needs of the place it runs in. */
export interface Platform {
  /** Milliseconds on a clock that never goes back. */
  now(): number;
  /** Resolves once the messages that wait have been handled: a query goes ahead of whatever awaits this. */
  nextTurn(): Promise<void>;
  delay(milliseconds: number): Promise<void>;
  /** SHA-256 of some bytes, hexadecimal. */
  sha256(bytes: ArrayBuffer): Promise<string>;
  storage(): Promise<StorageStatus>;
  /** What an encoder can run on. */
  abilities(): Promise<DeviceAbilities>;
  /** Runs `work` while no other tab runs work under the same name; waits for its turn. */
  exclusively(name: string, work: () => Promise<void>): Promise<void>;
  /** Tells the other tabs. A change without documents tells that sources or the queue changed. */
  announce(change: LibraryChange): void;
  /** Calls `listener` for every change that another tab announces. */
  onAnnounced(listener: (change: LibraryChange) => void): void;
}

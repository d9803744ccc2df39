import type { AddReceipt, SourceKind } from '../../protocol/EngineApi';
import type { Opened } from './openers';
import type { UnreadableEntry } from './GatheredFiles';

/** How far one addition to the library has come. */
export type AdditionStage =
  | { readonly stage: 'finding'; readonly files: number }
  | { readonly stage: 'queueing'; readonly done: number; readonly total: number }
  | {
      readonly stage: 'added';
      readonly receipt: Omit<AddReceipt, 'source'>;
      readonly ignoredFolders: number;
      /** Files of an import before that are no longer in the folder. */
      readonly removed: number;
      readonly unreadable: readonly UnreadableEntry[];
    }
  /** A pack or a saved library on its way in, in bytes; `total` 0 while unknown. */
  | { readonly stage: 'opening'; readonly done: number; readonly total: number; readonly isSearchable?: boolean }
  | { readonly stage: 'opened'; readonly opened: Opened }
  | { readonly stage: 'failed'; readonly message: string };

/** Something the person is adding to the library. */
export type Addition = AdditionStage & {
  readonly id: number;
  readonly kind: SourceKind;
  /** The folder's name, "Files", the pack's name and so on. */
  readonly name: string;
};

/** Whether all of it went well. */
export function isGoodNews(addition: AdditionStage): boolean {
  if (addition.stage !== 'added') return addition.stage === 'opened';
  const { receipt, unreadable } = addition;
  return unreadable.length === 0 && receipt.queued + receipt.unchanged > 0;
}

/** Whether its notice goes by itself, sooner or later. */
export function isPassing(addition: AdditionStage): boolean {
  return isGoodNews(addition) || (addition.stage !== 'added' && addition.stage !== 'failed');
}

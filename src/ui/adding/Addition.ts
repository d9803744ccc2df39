import type { AddReceipt, SourceKind } from '../../protocol/EngineApi';
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
  | { readonly stage: 'failed'; readonly message: string };

/** Something the person is adding to the library. */
export type Addition = AdditionStage & {
  readonly id: number;
  readonly kind: SourceKind;
  /** The folder's name, "Files" and so on. */
  readonly name: string;
};

import type { RestoreReceipt } from '../../protocol/BackupApi';
import type { LaterMessages } from '../messages/enLater';

/** What came of a restored backup, such as "Restored 12 documents. 3 were there already." */
export function restoredSentence(
  { added, unchanged, conflicts, leftOut, pack }: RestoreReceipt,
  messages: LaterMessages['backup'],
): string {
  if (pack !== undefined) return added > 0 ? messages.packReady(pack, added) : messages.packHere(pack);
  return [
    added > 0 ? messages.restored(added) : messages.nothingToRestore,
    ...(unchanged > 0 ? [messages.unchanged(unchanged)] : []),
    ...(conflicts.count > 0 ? [messages.conflicts(conflicts.count, conflicts.paths.slice(0, 3))] : []),
    ...(leftOut.length > 0 ? [messages.leftOut(leftOut)] : []),
  ].join(messages.space);
}

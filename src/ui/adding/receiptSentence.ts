import type { AdditionStage } from './Addition';
import type { LaterMessages } from '../messages/enLater';

/** What came of an addition, such as "Added 12 files from Notes. 3 of a kind that is not read." */
export function receiptSentence(
  name: string,
  added: Extract<AdditionStage, { stage: 'added' }>,
  { additions }: LaterMessages,
): string {
  const { queued, skipped, ignored, unchanged } = added.receipt;
  const sentences = [beginning(name, queued, unchanged, additions)];
  if (queued > 0 && unchanged > 0) sentences.push(additions.unchanged(unchanged));
  if (added.removed > 0) sentences.push(additions.removed(added.removed));
  if (skipped > 0) sentences.push(additions.skipped(skipped));
  if (ignored > 0) sentences.push(additions.ignored(ignored));
  if (added.ignoredFolders > 0) sentences.push(additions.ignoredFolders(added.ignoredFolders));
  return sentences.join(additions.space);
}

function beginning(name: string, queued: number, unchanged: number, additions: LaterMessages['additions']): string {
  if (queued > 0) return additions.added(queued, name);
  return unchanged > 0 ? additions.upToDate(name) : additions.nothing(name);
}

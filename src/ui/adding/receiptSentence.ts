import type { AdditionStage } from './Addition';
import type { FirstMessages } from '../messages/en';

/** What came of an addition, such as "Added 12 files from Notes. 3 of a kind that is not read." */
export function receiptSentence(
  name: string,
  added: Extract<AdditionStage, { stage: 'added' }>,
  { adding }: FirstMessages,
): string {
  const { queued, skipped, ignored, unchanged } = added.receipt;
  const sentences = [beginning(name, queued, unchanged, adding)];
  if (queued > 0 && unchanged > 0) sentences.push(adding.unchanged(unchanged));
  if (added.removed > 0) sentences.push(adding.removed(added.removed));
  if (skipped > 0) sentences.push(adding.skipped(skipped));
  if (ignored > 0) sentences.push(adding.ignored(ignored));
  if (added.ignoredFolders > 0) sentences.push(adding.ignoredFolders(added.ignoredFolders));
  return sentences.join(adding.space);
}

function beginning(name: string, queued: number, unchanged: number, adding: FirstMessages['adding']): string {
  if (queued > 0) return adding.added(queued, name);
  return unchanged > 0 ? adding.upToDate(name) : adding.nothing(name);
}

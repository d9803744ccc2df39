import { formatCount } from '../format/formatCount';
import type { AdditionStage } from './Addition';

/** What came of an addition, such as "Added 12 files from Notes. 3 of a kind that is not read." */
export function receiptSentence(name: string, added: Extract<AdditionStage, { stage: 'added' }>): string {
  const { queued, skipped, ignored } = added.receipt;
  const sentences = [
    queued > 0 ? `Added ${formatCount(queued, 'file')} from ${name}.` : `Nothing in ${name} could be added.`,
  ];
  if (skipped > 0) sentences.push(`Left out ${formatCount(skipped, 'file')} of a kind that is not read.`);
  if (ignored > 0) sentences.push(`Left out ${formatCount(ignored, 'file')} in hidden or system folders.`);
  if (added.ignoredFolders > 0) {
    sentences.push(`Left out ${formatCount(added.ignoredFolders, 'hidden or system folder')}.`);
  }
  return sentences.join(' ');
}

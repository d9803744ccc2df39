import { formatCount } from '../format/formatCount';
import type { AdditionStage } from './Addition';

/** What came of an addition, such as "Added 12 files from Notes. 3 of a kind that is not read." */
export function receiptSentence(name: string, added: Extract<AdditionStage, { stage: 'added' }>): string {
  const { queued, skipped, ignored, unchanged } = added.receipt;
  const sentences = [beginning(name, queued, unchanged)];
  if (queued > 0 && unchanged > 0) sentences.push(`${formatCount(unchanged, 'file')} did not change.`);
  if (added.removed > 0) sentences.push(`Removed ${formatCount(added.removed, 'file')} that the folder no longer has.`);
  if (skipped > 0) sentences.push(`Left out ${formatCount(skipped, 'file')} of a kind that is not read.`);
  if (ignored > 0) sentences.push(`Left out ${formatCount(ignored, 'file')} that are hidden, or made by programs.`);
  if (added.ignoredFolders > 0) {
    sentences.push(`Left out ${formatCount(added.ignoredFolders, 'hidden or system folder')}.`);
  }
  return sentences.join(' ');
}

function beginning(name: string, queued: number, unchanged: number): string {
  if (queued > 0) return `Added ${formatCount(queued, 'file')} from ${name}.`;
  return unchanged > 0 ? `${name} is up to date: nothing in it changed.` : `Nothing in ${name} could be added.`;
}

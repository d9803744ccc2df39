import type { RestoreReceipt } from '../../protocol/BackupApi';
import { formatCount } from '../format/formatCount';

/** What came of a restored backup, such as "Restored 12 documents. 3 were there already." */
export function restoredSentence({ added, unchanged, conflicts, leftOut, pack }: RestoreReceipt): string {
  if (pack !== undefined) {
    return added > 0
      ? `${pack}: ${formatCount(added, 'document')}, ready to be searched.`
      : `${pack} is in your library already.`;
  }
  const sentences = [added > 0 ? `Restored ${formatCount(added, 'document')}.` : 'Nothing had to be restored.'];
  if (unchanged > 0) sentences.push(`${formatCount(unchanged, 'document')} in it were here already.`);
  if (conflicts.count > 0) {
    const shown = conflicts.paths.slice(0, 3).map((path) => `“${path}”`);
    const more = conflicts.count > shown.length ? ' and others' : '';
    sentences.push(
      `${formatCount(conflicts.count, 'document')} differ from what is here, which was kept: ${shown.join(', ')}${more}.`,
    );
  }
  if (leftOut.length > 0) {
    sentences.push(
      `Embeddings of ${leftOut.join(', ')} were left out, because that encoder is not in use here. To have them too, choose it and restore again.`,
    );
  }
  return sentences.join(' ');
}

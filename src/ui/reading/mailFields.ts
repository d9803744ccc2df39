import type { Block } from '../../documents/Document';
import type { DocumentStretch } from '../../protocol/ReadingApi';
import type { TextRange } from '../../protocol/SearchApi';

/** As readers write them, in every language. */
type MailFieldName = 'From' | 'To' | 'Cc' | 'Date';

/** A line at the head of a letter, such as `From: Ada <ada@example.org>`. */
export interface MailField {
  readonly name: MailFieldName;
  readonly block: Block;
  readonly value: TextRange;
}

const FIELD = /^(From|To|Cc|Date): /;

/** The fields at the head of a letter. */
export function mailFields({
  text,
  start,
  blocks,
}: Pick<DocumentStretch, 'text' | 'start' | 'blocks'>): readonly MailField[] {
  const fields: MailField[] = [];
  for (const block of blocks) {
    const match = FIELD.exec(text.slice(block.start - start, block.end - start));
    if (block.kind !== 'list-item' || match === null) break;
    fields.push({
      name: match[1] as MailFieldName,
      block,
      value: { start: block.start + match[0].length, end: block.end },
    });
  }
  return fields;
}

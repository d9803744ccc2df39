import { memo } from 'react';
import type { Block } from '../../documents/Document';
import type { TextRange } from '../../protocol/EngineApi';
import type { DocumentStretch } from '../../protocol/ReadingApi';
import type { Layer } from '../format/cutAtRanges';
import styles from './DocumentBlock.module.css';
import { DocumentText } from './DocumentText';
import type { Emphasis } from './locateExcerpt';
import { tableCells } from './tableCells';

/** Whether an item begins with a box, ticked or not. */
function isTask({ text, start }: DocumentStretch, item: Block): boolean {
  return /^[☐☑]/.test(text.slice(item.start - start, item.start - start + 1));
}

/** One block of the document. */
export const DocumentBlock = memo(function DocumentBlock(props: {
  readonly stretch: DocumentStretch;
  readonly block: Block;
  readonly headingLevel: 3 | 4 | 5 | 6;
  readonly layers: readonly Layer<Emphasis>[];
  readonly onWikiLink: (target: string) => void;
}) {
  const { stretch, block, onWikiLink } = props;
  const layers = props.layers.filter(({ range }) => range.start < block.end && range.end > block.start);
  const passage = layers.find(({ quality }) => quality === 'passage')?.range;
  const isWhole = passage !== undefined && passage.start <= block.start && passage.end >= block.end;
  const shared = {
    'data-start': block.start,
    'data-passage': passage ? (isWhole ? 'whole' : 'part') : undefined,
    'data-goes-on': (passage && passage.start < block.start) || undefined,
    dir: 'auto',
  } as const;
  const text = (range: TextRange) => (
    <DocumentText stretch={stretch} range={range} layers={layers} onWikiLink={onWikiLink} />
  );
  const levelClass = styles[`level${Math.min(Math.max(block.level, 1), 6)}`];

  switch (block.kind) {
    case 'heading': {
      const Heading = `h${props.headingLevel}` as const;
      return (
        <Heading {...shared} className={`${styles['block']} ${styles['heading']} ${levelClass}`}>
          {text(block)}
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p {...shared} className={`${styles['block']} ${styles['paragraph']}`}>
          {text(block)}
        </p>
      );
    case 'list-item':
      return (
        <li
          {...shared}
          data-task={isTask(stretch, block) || undefined}
          className={`${styles['block']} ${styles['listItem']} ${levelClass}`}
        >
          {text(block)}
        </li>
      );
    case 'quote':
      return (
        <blockquote {...shared} className={`${styles['block']} ${styles['quote']} ${levelClass}`}>
          {text(block)}
        </blockquote>
      );
    case 'code':
      return (
        <pre {...shared} dir="ltr" className={`${styles['block']} ${styles['code']}`} tabIndex={0}>
          <code>{text(block)}</code>
        </pre>
      );
    case 'table-row':
      return (
        <tr {...shared} className={`${styles['block']} ${styles['tableRow']}`}>
          {tableCells(stretch, block).map((cell) => (
            <td key={cell.start} dir="auto">
              {text(cell)}
            </td>
          ))}
        </tr>
      );
  }
});

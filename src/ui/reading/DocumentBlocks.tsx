import { memo, type ReactNode } from 'react';
import type { Block } from '../../documents/Document';
import type { DocumentView } from '../../protocol/EngineApi';
import type { Layer } from '../format/cutAtRanges';
import { DocumentBlock } from './DocumentBlock';
import { headingLevels } from './headingLevels';
import styles from './DocumentBlocks.module.css';
import type { Emphasis } from './locateExcerpt';

/** Neighbours that belong in one list or one table, and everything else alone. */
function groupBlocks(blocks: readonly Block[]): readonly (readonly [Block, ...Block[]])[] {
  const groups: [Block, ...Block[]][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    const joins = block.kind === 'list-item' || block.kind === 'table-row';
    if (joins && last?.[0].kind === block.kind) last.push(block);
    else groups.push([block]);
  }
  return groups;
}

function isRepeatedTitle(view: DocumentView, block: Block | undefined): boolean {
  return block?.kind === 'heading' && block.start === 0 && view.text.slice(0, block.end) === view.title;
}

/** The blocks of a stretch of a document. */
export const DocumentBlocks = memo(function DocumentBlocks(props: {
  readonly view: DocumentView;
  readonly layers: readonly Layer<Emphasis>[];
  readonly onWikiLink: (target: string) => void;
}) {
  const { view, layers, onWikiLink } = props;
  // The title stands above the document already.
  const blocks = isRepeatedTitle(view, view.blocks[0]) ? view.blocks.slice(1) : view.blocks;
  const levels = headingLevels(blocks);
  return groupBlocks(blocks).map((group) => {
    const [first] = group;
    const rendered: ReactNode = group.map((block) => (
      <DocumentBlock
        key={block.start}
        view={view}
        block={block}
        headingLevel={levels.get(block.start) ?? 3}
        layers={layers}
        onWikiLink={onWikiLink}
      />
    ));
    if (first.kind === 'list-item') return <ul key={first.start}>{rendered}</ul>;
    if (first.kind === 'table-row') {
      return (
        <div key={first.start} className={styles['table']} tabIndex={0} role="region" aria-label="Table">
          <table>
            <tbody>{rendered}</tbody>
          </table>
        </div>
      );
    }
    return rendered;
  });
});

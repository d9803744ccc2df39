import { Fragment, memo, type ReactNode } from 'react';
import type { Block } from '../../documents/Document';
import type { DocumentView } from '../../protocol/EngineApi';
import type { DocumentStretch } from '../../protocol/ReadingApi';
import type { Layer } from '../format/cutAtRanges';
import { DocumentBlock } from './DocumentBlock';
import styles from './DocumentBlocks.module.css';
import { headingLevels } from './headingLevels';
import type { Emphasis } from './locateExcerpt';
import { pagesBetween } from './pagesBetween';
import { readingKind } from './readingKind';
import { ValueTable } from './ValueTable';
import { useLaterMessages } from '../messages/useLaterMessages';

/** Of a stretch that begins in the middle of a document, it is not known how deep the heading before was. */
const ANY_LEVEL = 6;
const TITLE_LEVEL = 2;

/** Neighbours on one page that belong in one list or one table, and everything else alone. */
function groupBlocks(
  blocks: readonly Block[],
  pageStarts: readonly number[],
): readonly (readonly [Block, ...Block[]])[] {
  const groups: [Block, ...Block[]][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    const joins = block.kind === 'list-item' || block.kind === 'table-row';
    const goesOn = joins && last?.[0].kind === block.kind;
    if (goesOn && pagesBetween(pageStarts, last.at(-1)!.start, block.start).length === 0) last.push(block);
    else groups.push([block]);
  }
  return groups;
}

function isRepeatedTitle({ title }: DocumentView, { text }: DocumentStretch, block: Block | undefined): boolean {
  return block?.kind === 'heading' && block.start === 0 && text.slice(0, block.end) === title;
}

/** The blocks of a stretch of a document. */
export const DocumentBlocks = memo(function DocumentBlocks(props: {
  readonly view: DocumentView;
  readonly stretch: DocumentStretch;
  /** Blocks at the start that are shown elsewhere. */
  readonly skipped: number;
  readonly layers: readonly Layer<Emphasis>[];
  readonly onWikiLink: (target: string) => void;
}) {
  const { view, stretch, layers, onWikiLink } = props;
  const { pageAlone } = useLaterMessages().answer;
  // The title stands above the document already.
  const shownElsewhere = isRepeatedTitle(view, stretch, stretch.blocks[0]) ? 1 : props.skipped;
  const blocks = stretch.blocks.slice(shownElsewhere);
  const levels = headingLevels(blocks, stretch.start === 0 ? TITLE_LEVEL : ANY_LEVEL);
  const isTable = readingKind(view.path) === 'table';
  let reached = stretch.start === 0 ? -1 : stretch.start - 1;
  return groupBlocks(blocks, view.pageStarts).map((group) => {
    const [first] = group;
    const pages = pagesBetween(view.pageStarts, reached, first.start);
    reached = group.at(-1)!.start;
    const rendered: ReactNode = group.map((block) => (
      <DocumentBlock
        key={block.start}
        stretch={stretch}
        block={block}
        headingLevel={levels.get(block.start) ?? 3}
        layers={layers}
        onWikiLink={onWikiLink}
      />
    ));
    const laidOut =
      first.kind === 'list-item' ? (
        <ul>{rendered}</ul>
      ) : first.kind === 'table-row' ? (
        <ValueTable stretch={stretch} rows={group} layers={layers} isNamed={isTable}>
          {rendered}
        </ValueTable>
      ) : (
        rendered
      );
    return (
      <Fragment key={first.start}>
        {pages.map((page) => (
          <p key={`page ${page}`} className={styles['page']}>
            {pageAlone(page)}
          </p>
        ))}
        {laidOut}
      </Fragment>
    );
  });
});

import { Fragment, type ReactNode } from 'react';
import type { Link } from '../../documents/Document';
import type { DocumentView, TextRange } from '../../protocol/EngineApi';
import { cutAtRanges, type Layer } from '../format/cutAtRanges';
import styles from './DocumentText.module.css';
import type { Emphasis } from './locateExcerpt';

/** A range of the document's text with its links and emphasis. */
export function DocumentText(props: {
  readonly view: DocumentView;
  readonly range: TextRange;
  readonly layers: readonly Layer<Emphasis>[];
  readonly onWikiLink: (target: string) => void;
}) {
  const { view, range, layers } = props;
  const read = ({ start, end }: TextRange) => view.text.slice(start - view.start, end - view.start);

  const emphasised = (stretch: TextRange): ReactNode =>
    cutAtRanges(stretch, layers).map((piece) => {
      const { qualities } = piece;
      if (qualities.size === 0) return <Fragment key={piece.start}>{read(piece)}</Fragment>;
      const Tag = qualities.has('mark') ? 'mark' : 'span';
      return (
        <Tag
          key={piece.start}
          className={qualities.has('best') ? styles['best'] : styles['passage']}
          data-in-passage={qualities.has('passage') || undefined}
        >
          {read(piece)}
        </Tag>
      );
    });

  const children: ReactNode[] = [];
  const add = (stretch: TextRange) => children.push(<Fragment key={stretch.start}>{emphasised(stretch)}</Fragment>);
  let reached = range.start;
  for (const link of view.links) {
    if (link.start >= range.end) break;
    if (link.start < reached || link.end > range.end) continue;
    if (link.start > reached) add({ start: reached, end: link.start });
    children.push(
      <DocumentLink key={`link ${link.start}`} link={link} onWikiLink={props.onWikiLink}>
        {emphasised(link)}
      </DocumentLink>,
    );
    reached = link.end;
  }
  if (reached < range.end) add({ start: reached, end: range.end });
  return children;
}

function DocumentLink(props: {
  readonly link: Link;
  readonly onWikiLink: (target: string) => void;
  readonly children: ReactNode;
}) {
  const { link } = props;
  if (link.kind === 'wiki') {
    return (
      <button type="button" className={styles['wiki']} onClick={() => props.onWikiLink(link.target)}>
        {props.children}
      </button>
    );
  }
  // A note may contain any address; only these may be followed.
  if (!/^(https?|mailto):/i.test(link.target)) return props.children;
  return (
    <a href={link.target} target="_blank" rel="noopener noreferrer" title={link.target}>
      {props.children}
    </a>
  );
}

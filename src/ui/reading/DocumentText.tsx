import { Fragment, type ReactNode } from 'react';
import type { Link } from '../../documents/Document';
import { webTarget } from '../../documents/webTarget';
import type { TextRange } from '../../protocol/EngineApi';
import type { DocumentStretch } from '../../protocol/ReadingApi';
import { cutAtRanges, type Layer } from '../format/cutAtRanges';
import styles from './DocumentText.module.css';
import type { Emphasis } from './locateExcerpt';
import { MarkedPiece } from './MarkedPiece';
import { useLaterMessages } from '../messages/useLaterMessages';

/** A range of the document's text with its links and emphasis. */
export function DocumentText(props: {
  readonly stretch: Pick<DocumentStretch, 'text' | 'start' | 'links'>;
  readonly range: TextRange;
  readonly layers: readonly Layer<Emphasis>[];
  readonly onWikiLink: (target: string) => void;
}) {
  const { stretch, range, layers } = props;
  const emphasised = (within: TextRange): ReactNode =>
    cutAtRanges(within, layers).map((piece) => (
      <MarkedPiece key={piece.start} qualities={piece.qualities}>
        {stretch.text.slice(piece.start - stretch.start, piece.end - stretch.start)}
      </MarkedPiece>
    ));

  const children: ReactNode[] = [];
  const add = (within: TextRange) => children.push(<Fragment key={within.start}>{emphasised(within)}</Fragment>);
  let reached = range.start;
  for (const link of stretch.links) {
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
  const messages = useLaterMessages().reading;
  if (link.kind === 'wiki') {
    return (
      <button type="button" className={styles['wiki']} onClick={() => props.onWikiLink(link.target)}>
        {props.children}
      </button>
    );
  }
  // A note may contain any address; only these may be followed.
  const address = webTarget(link.target);
  if (address === null) return props.children;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer" title={address} className={styles['web']}>
      {props.children}
      <span className={styles['unseen']}>{messages.opensInTab}</span>
    </a>
  );
}

import type { ReactNode } from 'react';
import type { Emphasis } from './locateExcerpt';
import styles from './MarkedPiece.module.css';

/** A piece of text that is the same throughout: found, marked, or within the passage. */
export function MarkedPiece(props: { readonly qualities: ReadonlySet<Emphasis>; readonly children: ReactNode }) {
  const { qualities, children } = props;
  if (qualities.size === 0) return children;
  const isFound = qualities.has('found');
  const isCurrent = isFound && qualities.has('current');
  const Tag = isFound || qualities.has('mark') ? 'mark' : 'span';
  const look = isCurrent ? styles['current'] : isFound ? styles['found'] : '';
  return (
    <Tag
      className={`${qualities.has('best') ? styles['best'] : ''} ${look}`}
      data-in-passage={qualities.has('passage') || undefined}
      data-best={qualities.has('best') || undefined}
      data-current={isCurrent || undefined}
    >
      {children}
    </Tag>
  );
}

import type { Excerpt } from '../../protocol/EngineApi';
import { cutAtRanges, type Layer } from '../format/cutAtRanges';
import styles from './MarkedExcerpt.module.css';

type Quality = 'best' | 'mark';

/** An excerpt with its best sentence emphasised and the query's words marked. */
export function MarkedExcerpt({ excerpt }: { readonly excerpt: Excerpt }) {
  const layers: Layer<Quality>[] = [
    { quality: 'best', range: excerpt.best },
    ...excerpt.marks.map((range) => ({ quality: 'mark' as const, range })),
  ];
  const pieces = cutAtRanges({ start: 0, end: excerpt.text.length }, layers);
  return (
    <p className={styles['excerpt']} dir="auto">
      {excerpt.clippedStart && '… '}
      {pieces.map(({ start, end, qualities }, piece) => {
        const text = excerpt.text.slice(start, end);
        const Tag = qualities.has('mark') ? 'mark' : 'span';
        return (
          // oxlint-disable-next-line react/no-array-index-key -- the pieces hold nothing: to fill one anew is quicker than to make one
          <Tag key={piece} className={qualities.has('best') ? styles['best'] : undefined}>
            {text}
          </Tag>
        );
      })}
      {excerpt.clippedEnd && ' …'}
    </p>
  );
}

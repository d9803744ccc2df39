import type { TextRange } from '../../protocol/EngineApi';

/** A range that gives the text inside it a quality, such as "mark". */
export interface Layer<Quality extends string> {
  readonly quality: Quality;
  readonly range: TextRange;
}

/** A stretch of text inside which nothing changes. */
export interface Piece<Quality extends string> extends TextRange {
  readonly qualities: ReadonlySet<Quality>;
}

/** Cuts `whole` wherever a layer starts or ends; the pieces cover it in order, none empty. */
export function cutAtRanges<Quality extends string>(
  whole: TextRange,
  layers: readonly Layer<Quality>[],
): readonly Piece<Quality>[] {
  const touching = layers.filter(({ range }) => range.start < whole.end && range.end > whole.start);
  const cuts = new Set([whole.start, whole.end]);
  for (const { range } of touching) {
    cuts.add(Math.max(range.start, whole.start));
    cuts.add(Math.min(range.end, whole.end));
  }
  const ordered = [...cuts].toSorted((a, b) => a - b);
  const pieces: Piece<Quality>[] = [];
  for (const [i, start] of ordered.entries()) {
    const end = ordered[i + 1];
    if (end === undefined) break;
    const over = touching.filter(({ range }) => range.start <= start && range.end >= end);
    pieces.push({ start, end, qualities: new Set(over.map((layer) => layer.quality)) });
  }
  return pieces;
}

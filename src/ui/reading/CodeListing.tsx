import { useEffect, useMemo, useState } from 'react';
import type { DocumentStretch } from '../../protocol/ReadingApi';
import { cutAtRanges, type Layer } from '../format/cutAtRanges';
import { codeLines } from './codeLines';
import styles from './CodeListing.module.css';
import type { CodeToken, Highlight } from './highlightCode';
import type { Emphasis } from './locateExcerpt';
import { MarkedPiece } from './MarkedPiece';

const NO_TOKENS: readonly CodeToken[] = [];

/** What highlights the files of a path; null until it is loaded, and for languages without colours. */
function useHighlight(path: string): Highlight | null {
  const [loaded, setLoaded] = useState<{ readonly path: string; readonly highlight: Highlight | null } | null>(null);
  useEffect(() => {
    let isWanted = true;
    import('./highlightCode')
      .then(({ loadHighlight }) => loadHighlight(path))
      // Without colours, as when the page is offline and has not kept this language, code can still be read.
      .catch(() => null)
      .then((highlight) => isWanted && setLoaded({ path, highlight }))
      .catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [path]);
  return loaded?.path === path ? loaded.highlight : null;
}

/** A stretch of source code with the numbers of its lines. */
export function CodeListing(props: {
  readonly path: string;
  readonly stretch: DocumentStretch;
  readonly layers: readonly Layer<Emphasis>[];
}) {
  const { text, start, firstLine } = props.stretch;
  const highlight = useHighlight(props.path);
  const tokens = useMemo(() => highlight?.(text) ?? NO_TOKENS, [highlight, text]);
  const lines = useMemo(() => codeLines(text, tokens, start), [text, tokens, start]);
  return (
    <pre className={styles['listing']} dir="ltr">
      <code>
        {lines.map((line, index) => {
          const layers = props.layers.filter(({ range }) => range.start < line.end && range.end > line.start);
          const isPassage = layers.some(({ quality }) => quality === 'passage');
          return (
            <span
              key={line.start}
              className={styles['line']}
              data-start={line.start}
              data-line={(firstLine ?? 1) + index}
              data-passage={isPassage || undefined}
            >
              {line.pieces.map(({ scope, ...range }) => (
                <span key={range.start} className={scope === '' ? undefined : styles[scope]}>
                  {cutAtRanges(range, layers).map((piece) => (
                    <MarkedPiece key={piece.start} qualities={piece.qualities}>
                      {text.slice(piece.start - start, piece.end - start)}
                    </MarkedPiece>
                  ))}
                </span>
              ))}
              {'\n'}
            </span>
          );
        })}
      </code>
    </pre>
  );
}

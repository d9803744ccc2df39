import { useEffect, useState } from 'react';
import type { EngineApi, LibraryMap, SearchHit } from '../../protocol/EngineApi';
import styles from './LibraryMapView.module.css';

/** A point that is pointed at has to be so for so long before its passage is read, in milliseconds. */
const REST = 80;
const SHOWN_LETTERS = 220;

/** A point and where it is on screen. */
export interface PointedAt {
  readonly point: number;
  readonly x: number;
  readonly y: number;
}

/** What the point under the pointer stands for: at once its title, then its passage. */
export function PointCard(props: {
  readonly engine: EngineApi;
  readonly map: LibraryMap;
  readonly pointed: PointedAt;
}) {
  const { engine, map, pointed } = props;
  const [shown, setShown] = useState<{ readonly point: number; readonly hit: SearchHit } | null>(null);
  const { point } = pointed;
  const document = map.documents[map.documentOf[point]!]!;
  const passage = map.passageOf[point]!;
  useEffect(() => {
    const controller = new AbortController();
    const timer = setTimeout(() => {
      engine.passage(document.id, passage, controller.signal).then(
        (hit) => setShown({ point, hit }),
        // It was removed meanwhile; its title is all there is to tell.
        () => undefined,
      );
    }, REST);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [engine, document.id, passage, point]);
  const text = shown?.point === point ? shown.hit.excerpt.text : '';
  return (
    <div
      className={styles['card']}
      aria-hidden="true"
      style={{ '--at-x': `${pointed.x}px`, '--at-y': `${pointed.y}px` } as React.CSSProperties}
    >
      <strong>{document.title}</strong>
      <span>{document.path}</span>
      {text !== '' && <p>{text.length > SHOWN_LETTERS ? `${text.slice(0, SHOWN_LETTERS)}…` : text}</p>}
    </div>
  );
}

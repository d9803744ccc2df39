import styles from './LibraryMapView.module.css';
import type { MapLabel } from './MapCanvas';
import { toScreen, type Size, type Viewport } from './Viewport';

/** About the width of a letter and the height of a line, in pixels. */
const LETTER = 7.4;
const LINE = 20;

/** Words over the map; those that would lie over one before them are left out. The legend says the same. */
export function MapLabels(props: {
  readonly labels: readonly MapLabel[];
  readonly view: Viewport;
  readonly size: Size;
}) {
  const taken: { readonly x: number; readonly y: number; readonly width: number }[] = [];
  const placed = props.labels.flatMap((label) => {
    const [x, y] = toScreen(props.view, props.size, label.x, label.y);
    const width = label.text.length * LETTER + 8;
    const isOutside = x < 0 || y < 0 || x > props.size.width || y > props.size.height;
    const isCovered = taken.some(
      (other) => Math.abs(other.x - x) < (other.width + width) / 2 && Math.abs(other.y - y) < LINE,
    );
    if (!label.isQuery && (isOutside || isCovered)) return [];
    taken.push({ x, y, width });
    // Wholly in view, as far as there is room.
    const half = Math.min(width / 2, props.size.width / 2);
    return [{ ...label, x: Math.max(half, Math.min(props.size.width - half, x)), y }];
  });
  return (
    <div className={styles['labels']} aria-hidden="true">
      {placed.map(({ text, x, y, isQuery }) => (
        <span
          key={`${isQuery}${text}`}
          className={isQuery ? styles['queryLabel'] : styles['label']}
          style={{ transform: `translate(${x}px, ${y}px) translate(-50%, -110%)` }}
        >
          {text}
        </span>
      ))}
    </div>
  );
}

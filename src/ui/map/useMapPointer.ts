import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';
import { useSteady } from '../controls/useSteady';
import type { MapPoints } from './MapPoints';
import { panned, toMap, zoomed, type Size, type Viewport } from './Viewport';

/** A press that moves less is a click, in pixels. */
const CLICK_REACH = 4;
/** A point this near to the pointer is meant, in pixels; to a finger. */
const REACH = 10;
const FINGER_REACH = 22;

type Place = readonly [x: number, y: number];

interface PointerParts {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly places: MapPoints;
  readonly view: Viewport;
  readonly size: Size;
  readonly isLasso: boolean;
  readonly change: (next: (view: Viewport) => Viewport) => void;
  readonly onPoint: (point: number | null, x: number, y: number) => void;
  readonly onOpen: (point: number) => void;
  readonly onArea: (points: readonly number[]) => void;
}

/** Pans by dragging, zooms by wheel and pinch, points, opens by a click, and draws a line by dragging as a lasso or with Shift. */
export function useMapPointer(parts: PointerParts) {
  const { frame, places, view, size, isLasso, change, onPoint, onOpen, onArea } = parts;
  const pressed = useRef(new Map<number, Place>());
  const start = useRef<Place | null>(null);
  const line = useRef<Place[] | null>(null);
  const [drawn, setDrawn] = useState('');
  const [isOverPoint, setIsOverPoint] = useState(false);

  const placeOf = (event: { readonly clientX: number; readonly clientY: number }): Place => {
    const box = frame.current?.getBoundingClientRect();
    return [event.clientX - (box?.left ?? 0), event.clientY - (box?.top ?? 0)];
  };
  const pointAt = ([x, y]: Place, reach: number): number | null =>
    places.nearest(...toMap(view, size, x, y), reach / view.scale);

  const onWheel = useSteady((event: WheelEvent) => {
    event.preventDefault();
    const [x, y] = placeOf(event);
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY;
    change((before) => zoomed(before, size, Math.exp(-pixels / (event.ctrlKey ? 100 : 400)), x, y));
  });
  useEffect(() => {
    const element = frame.current;
    // React listens to the wheel passively: the page would scroll, too.
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [frame, onWheel]);

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0 || (event.target as Element).closest('button')) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = placeOf(event);
    pressed.current.set(event.pointerId, at);
    start.current = pressed.current.size === 1 ? at : null;
    line.current = pressed.current.size === 1 && (isLasso || event.shiftKey) ? [at] : null;
    onPoint(null, 0, 0);
  };

  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const at = placeOf(event);
    const before = pressed.current.get(event.pointerId);
    if (before === undefined) {
      const point = event.pointerType === 'mouse' ? pointAt(at, REACH) : null;
      setIsOverPoint(point !== null);
      return onPoint(point, ...at);
    }
    pressed.current.set(event.pointerId, at);
    if (line.current !== null) {
      line.current.push(at);
      return setDrawn(line.current.map(([x, y]) => `${x},${y}`).join(' '));
    }
    const other = [...pressed.current].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      const factor = distance(at, other) / Math.max(1, distance(before, other));
      change((shown) => zoomed(shown, size, factor, (at[0] + other[0]) / 2, (at[1] + other[1]) / 2));
    } else if (start.current === null || distance(start.current, at) >= CLICK_REACH) {
      start.current = null;
      change((shown) => panned(shown, at[0] - before[0], at[1] - before[1]));
    }
  };

  const onPointerUp = (event: PointerEvent<HTMLDivElement>) => {
    if (!pressed.current.delete(event.pointerId)) return;
    const finished = line.current;
    line.current = null;
    setDrawn('');
    if (finished !== null && finished.length > 2) {
      return onArea(places.inside(finished.map(([x, y]) => toMap(view, size, x, y))));
    }
    if (start.current === null) return;
    const point = pointAt(placeOf(event), event.pointerType === 'mouse' ? REACH : FINGER_REACH);
    if (point !== null) onOpen(point);
  };

  const onPointerCancel = (event: PointerEvent<HTMLDivElement>) => {
    pressed.current.delete(event.pointerId);
    line.current = null;
    setDrawn('');
  };

  const onPointerLeave = () => {
    setIsOverPoint(false);
    onPoint(null, 0, 0);
  };

  return {
    line: drawn,
    isOverPoint,
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel, onPointerLeave },
  };
}

function distance([x, y]: Place, [otherX, otherY]: Place): number {
  return Math.hypot(x - otherX, y - otherY);
}

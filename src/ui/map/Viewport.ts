/** Which part of the map is seen: the place in the middle, and CSS pixels for each unit of the map. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** A size in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Room around the map, in CSS pixels. */
const MARGIN = 28;
const CLOSEST = 400;

/** The whole map. */
export function fitted({ width, height }: Size): Viewport {
  return { x: 0, y: 0, scale: Math.max(20, (Math.min(width, height) - 2 * MARGIN) / 2) };
}

/** Where a place of the map is on screen. */
export function toScreen(view: Viewport, size: Size, x: number, y: number): readonly [x: number, y: number] {
  return [size.width / 2 + (x - view.x) * view.scale, size.height / 2 - (y - view.y) * view.scale];
}

/** The place of the map at a point on screen. */
export function toMap(view: Viewport, size: Size, x: number, y: number): readonly [x: number, y: number] {
  return [view.x + (x - size.width / 2) / view.scale, view.y - (y - size.height / 2) / view.scale];
}

/** The places of the map at the corners of the screen, one after the other. */
export function cornersOf(view: Viewport, size: Size): readonly (readonly [x: number, y: number])[] {
  const { width, height } = size;
  return [
    toMap(view, size, 0, 0),
    toMap(view, size, width, 0),
    toMap(view, size, width, height),
    toMap(view, size, 0, height),
  ];
}

/** The map moved by so many pixels; its middle never leaves the map. */
export function panned(view: Viewport, dx: number, dy: number): Viewport {
  return { ...view, x: within(view.x - dx / view.scale), y: within(view.y + dy / view.scale) };
}

/** Closer by a factor, with the place under a point on screen kept where it is. */
export function zoomed(view: Viewport, size: Size, factor: number, x: number, y: number): Viewport {
  const farthest = fitted(size).scale / 2;
  const scale = Math.max(farthest, Math.min(farthest * CLOSEST, view.scale * factor));
  const [mapX, mapY] = toMap(view, size, x, y);
  return {
    x: within(mapX - (x - size.width / 2) / scale),
    y: within(mapY + (y - size.height / 2) / scale),
    scale,
  };
}

function within(coordinate: number): number {
  return Math.max(-1.2, Math.min(1.2, coordinate));
}

import type { Size, Viewport } from './Viewport';

/** How a point stands out: as it is, held back, or found by the query. */
export const emphasis = { plain: 0, faint: 1, found: 2 } as const;

/** What is drawn. Arrays have one entry a point, `positions` two. */
export interface DrawnPoints {
  readonly positions: Float32Array;
  readonly groupOf: Uint8Array;
  readonly emphasisOf: Uint8Array;
}

/** Colours as they are on screen, three numbers each, 0 … 1. */
export interface DrawnColours {
  /** One for each colour of the palette. */
  readonly groups: readonly (readonly [number, number, number])[];
  /** The edge of what was found. */
  readonly found: readonly [number, number, number];
}

/** How large points are drawn. */
export interface PointScale {
  /** Device pixels for each CSS pixel. */
  readonly ratio: number;
  /** Of a point, in CSS pixels. */
  readonly diameter: number;
}

/** Draws the points of a map on a canvas. */
export interface PointRenderer {
  /** What it draws with, in words. */
  readonly name: string;
  /** Whether the processor draws, for which the whole of a map takes longer than a frame. */
  readonly isSlow: boolean;
  setPoints(points: DrawnPoints): void;
  setColours(colours: DrawnColours): void;
  /** Draws on all of the canvas, whose size in CSS pixels is given. */
  draw(view: Viewport, size: Size, scale: PointScale): void;
  dispose(): void;
}

/** Diameter of a point in CSS pixels: smaller where there are many, larger the closer one looks. */
export function pointDiameter(points: number, { scale }: Viewport, { width, height }: Size): number {
  const closeness = Math.sqrt(Math.max(1, (2 * scale) / Math.max(1, Math.min(width, height))));
  const base = points > 50_000 ? 2 : points > 5000 ? 3 : points > 800 ? 5 : 7;
  return Math.min(14, base * closeness);
}

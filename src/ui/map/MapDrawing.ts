import { pointDiameter, type DrawnColours, type DrawnPoints, type PointRenderer } from './PointRenderer';
import type { Size, Viewport } from './Viewport';

/** How far a slow drawing reaches beyond what is seen, to each side, as a share of that. */
const REACH = 0.25;
/** A drawing that was slid is drawn anew after so long without a move, in milliseconds. */
const REST = 150;

interface Drawn {
  readonly view: Viewport;
  readonly size: Size;
  readonly ratio: number;
}

/**
 * The picture of a map on its canvas. Where every picture takes long, it is larger than what is seen, and is slid while the
 * map is only moved: so the map follows the pointer at every frame, however many points it has.
 */
export class MapDrawing {
  readonly #canvas: HTMLCanvasElement;
  readonly #renderer: PointRenderer;
  #points = 0;
  #drawn: Drawn | null = null;
  #resting: ReturnType<typeof setTimeout> | undefined;

  constructor(canvas: HTMLCanvasElement, renderer: PointRenderer) {
    this.#canvas = canvas;
    this.#renderer = renderer;
  }

  /** Takes effect with the next call of `show`. */
  setPoints(points: DrawnPoints): void {
    this.#points = points.groupOf.length;
    this.#renderer.setPoints(points);
    this.#drawn = null;
  }

  /** Takes effect with the next call of `show`. */
  setColours(colours: DrawnColours): void {
    this.#renderer.setColours(colours);
    this.#drawn = null;
  }

  /** @param size of what is seen. @param ratio device pixels for each CSS pixel. */
  show(view: Viewport, size: Size, ratio: number): void {
    clearTimeout(this.#resting);
    const wanted = { view, size, ratio };
    if (!this.#slide(wanted)) this.#draw(wanted);
    else this.#resting = setTimeout(() => this.#draw(wanted), REST);
  }

  dispose(): void {
    clearTimeout(this.#resting);
    this.#renderer.dispose();
  }

  /** Whether what is drawn could be slid to where it is wanted. */
  #slide({ view, size, ratio }: Drawn): boolean {
    const drawn = this.#drawn;
    if (!this.#renderer.isSlow || drawn === null || drawn.ratio !== ratio || drawn.view.scale !== view.scale)
      return false;
    if (drawn.size.width !== size.width || drawn.size.height !== size.height) return false;
    const dx = (drawn.view.x - view.x) * view.scale;
    const dy = (view.y - drawn.view.y) * view.scale;
    if (Math.abs(dx) > REACH * size.width || Math.abs(dy) > REACH * size.height) return false;
    this.#canvas.style.transform = `translate(${dx}px, ${dy}px)`;
    return true;
  }

  #draw({ view, size, ratio }: Drawn): void {
    const reach = this.#renderer.isSlow ? REACH : 0;
    const whole = { width: size.width * (1 + 2 * reach), height: size.height * (1 + 2 * reach) };
    const { style } = this.#canvas;
    style.transform = '';
    style.left = `${-reach * size.width}px`;
    style.top = `${-reach * size.height}px`;
    style.width = `${whole.width}px`;
    style.height = `${whole.height}px`;
    const width = Math.round(whole.width * ratio);
    const height = Math.round(whole.height * ratio);
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
    this.#renderer.draw(view, whole, { ratio, diameter: pointDiameter(this.#points, view, size) });
    this.#drawn = { view, size, ratio };
  }
}

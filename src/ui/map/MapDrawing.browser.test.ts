import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeCanvasRenderer } from './CanvasRenderer';
import { MapDrawing } from './MapDrawing';
import type { DrawnPoints, PointRenderer } from './PointRenderer';
import { panned, toScreen, zoomed, type Viewport } from './Viewport';

const size = { width: 400, height: 300 };
const view: Viewport = { x: 0, y: 0, scale: 120 };
const points: DrawnPoints = {
  positions: Float32Array.of(0.4, -0.3),
  groupOf: Uint8Array.of(0),
  emphasisOf: Uint8Array.of(0),
};

let frame: HTMLElement;
let canvas: HTMLCanvasElement;

beforeEach(() => {
  frame = document.createElement('div');
  frame.style.cssText = `position: fixed; left: 20px; top: 10px; width: ${size.width}px; height: ${size.height}px`;
  canvas = document.createElement('canvas');
  canvas.style.position = 'absolute';
  frame.append(canvas);
  document.body.append(frame);
});

afterEach(() => frame.remove());

/** A drawing that notes what was drawn anew. */
function watched(isSlow: boolean): { readonly drawing: MapDrawing; readonly views: Viewport[] } {
  const views: Viewport[] = [];
  const renderer = makeCanvasRenderer(canvas)!;
  const watching: PointRenderer = {
    ...renderer,
    isSlow,
    draw(drawn, ...rest) {
      views.push(drawn);
      renderer.draw(drawn, ...rest);
    },
  };
  const drawing = new MapDrawing(canvas, watching);
  drawing.setColours({ groups: [[0, 0, 0]], found: [1, 0, 0] });
  drawing.setPoints(points);
  return { drawing, views };
}

/** Where the middle of what is drawn is seen, relative to the frame, in CSS pixels. */
function middleOfDrawn(): readonly [x: number, y: number] {
  const { data, width } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  let [sumX, sumY, count] = [0, 0, 0];
  for (let pixel = 0; pixel < data.length / 4; pixel++) {
    if (data[4 * pixel + 3]! < 128) continue;
    sumX += (pixel % width) + 0.5;
    sumY += Math.floor(pixel / width) + 0.5;
    count += 1;
  }
  const place = canvas.getBoundingClientRect();
  const around = frame.getBoundingClientRect();
  const ratio = canvas.width / place.width;
  return [sumX / count / ratio + place.left - around.left, sumY / count / ratio + place.top - around.top];
}

function expectPointIn(shown: Viewport): void {
  const [x, y] = middleOfDrawn();
  const [expectedX, expectedY] = toScreen(shown, size, 0.4, -0.3);
  expect(Math.abs(x - expectedX)).toBeLessThan(1);
  expect(Math.abs(y - expectedY)).toBeLessThan(1);
}

describe('a map that takes long to draw', () => {
  it('is slid while it is moved, and drawn anew when it rests', async () => {
    const { drawing, views } = watched(true);
    drawing.show(view, size, 1);
    expectPointIn(view);
    const near = panned(view, 60, -40);
    drawing.show(near, size, 1);
    expect(views).toEqual([view]);
    expectPointIn(near);
    await expect.poll(() => views).toEqual([view, near]);
    expectPointIn(near);
  });

  it('is drawn anew where what was drawn does not reach', () => {
    const { drawing, views } = watched(true);
    drawing.show(view, size, 1);
    const far = panned(view, -110, 0);
    drawing.show(far, size, 1);
    const closer = zoomed(far, size, 2, 200, 150);
    drawing.show(closer, size, 1);
    expectPointIn(closer);
    drawing.setPoints({ ...points });
    drawing.show(closer, size, 1);
    const wider = { ...size, width: 420 };
    drawing.show(closer, wider, 1);
    drawing.show(closer, wider, 2);
    expect(views).toEqual([view, far, closer, closer, closer, closer]);
    drawing.dispose();
  });
});

it('a map that is drawn fast is drawn at every move, and no larger than it is seen', () => {
  const { drawing, views } = watched(false);
  drawing.show(view, size, 2);
  const near = panned(view, 60, -40);
  drawing.show(near, size, 2);
  expect(views).toEqual([view, near]);
  expect([canvas.width, canvas.height]).toEqual([800, 600]);
  expectPointIn(near);
});

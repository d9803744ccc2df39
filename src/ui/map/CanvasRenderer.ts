import { groupLook } from './mapGroups';
import { emphasis, type DrawnColours, type DrawnPoints, type PointRenderer, type PointScale } from './PointRenderer';
import { toScreen, type Size, type Viewport } from './Viewport';

/** Draws points where there is no WebGL 2: the same picture, slower. */
export function makeCanvasRenderer(canvas: HTMLCanvasElement): PointRenderer | null {
  const context = canvas.getContext('2d');
  if (!context) return null;
  let points: DrawnPoints = {
    positions: new Float32Array(),
    groupOf: new Uint8Array(),
    emphasisOf: new Uint8Array(),
  };
  let colours: DrawnColours = { groups: [], found: [0, 0, 0] };

  const drawShape = (shape: number, x: number, y: number, radius: number): void => {
    context.beginPath();
    if (shape === 0) context.arc(x, y, radius, 0, 2 * Math.PI);
    else if (shape === 1) context.rect(x - radius * 0.89, y - radius * 0.89, radius * 1.78, radius * 1.78);
    else {
      context.moveTo(x, y - radius);
      context.lineTo(x + radius, y);
      context.lineTo(x, y + radius);
      context.lineTo(x - radius, y);
      context.closePath();
    }
  };
  return {
    name: 'canvas 2D',
    isSlow: true,
    setPoints: (next) => {
      points = next;
    },
    setColours: (next) => {
      colours = next;
    },
    draw(view: Viewport, size: Size, { ratio, diameter }: PointScale) {
      const { positions, groupOf, emphasisOf } = points;
      const radius = diameter / 2;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, size.width, size.height);
      for (const isFoundLayer of [false, true]) {
        for (let point = 0; point < groupOf.length; point++) {
          const how = emphasisOf[point];
          if ((how === emphasis.found) !== isFoundLayer) continue;
          const [x, y] = toScreen(view, size, positions[2 * point]!, positions[2 * point + 1]!);
          if (x < -20 || y < -20 || x > size.width + 20 || y > size.height + 20) continue;
          const { colour, shape } = groupLook(groupOf[point]!);
          context.globalAlpha = how === emphasis.faint ? 0.3 : 0.9;
          context.fillStyle = css(colours.groups[colour] ?? [0, 0, 0]);
          drawShape(shape, x, y, isFoundLayer ? Math.max(radius * 1.4, radius + 2) : radius);
          context.fill();
          if (!isFoundLayer) continue;
          context.globalAlpha = 1;
          context.lineWidth = 2;
          context.strokeStyle = css(colours.found);
          context.stroke();
        }
      }
    },
    dispose: () => undefined,
  };
}

function css(colour: readonly [number, number, number]): string {
  return `rgb(${colour.map((part) => Math.round(part * 255)).join(' ')})`;
}

import type { DrawnColours } from './PointRenderer';
import { COLOURS } from './mapGroups';

/** The colours of the palette as the page's theme has them now, read from the styles of an element. */
export function readColours(element: HTMLElement): DrawnColours {
  const probe = document.createElement('span');
  probe.hidden = true;
  element.append(probe);
  const read = (variable: string): readonly [number, number, number] => {
    probe.style.color = `var(${variable})`;
    const [red = 0, green = 0, blue = 0] = (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).map(Number);
    return [red / 255, green / 255, blue / 255];
  };
  const colours = {
    groups: Array.from({ length: COLOURS }, (_, index) => read(`--map-${index}`)),
    found: read('--found-edge'),
  };
  probe.remove();
  return colours;
}

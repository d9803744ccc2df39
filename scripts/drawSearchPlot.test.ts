import { describe, expect, it } from 'vitest';
import { drawSearchPlot } from './drawSearchPlot.mjs';

describe('drawSearchPlot', () => {
  const plot = drawSearchPlot('Time & rows', [
    { words: 'slow <scan>', milliseconds: 100, recall: 1, own: false },
    { words: 'own', milliseconds: 1, recall: 0.99, own: true },
    { words: 'middling', milliseconds: 10, recall: 1, own: false },
  ]);
  const widths = [...plot.matchAll(/<rect[^>]* width="([\d.]+)" height="10"/g)].map(([, width]) => Number(width));

  it('puts the fastest first, with bars as long as the logarithm of their time', () => {
    expect([...plot.matchAll(/>(own|middling|slow[^<]*)</g)].map(([, words]) => words)).toEqual([
      'own',
      'middling',
      'slow &lt;scan>',
    ]);
    expect(widths[0]).toBe(1);
    expect(widths[2]).toBeCloseTo(2 * widths[1]!, 0);
  });

  it('writes times, recall and the scale', () => {
    expect(plot).toContain('100 ms, recall 1<');
    expect(plot).toContain('1 ms, recall 0.99<');
    expect([...plot.matchAll(/class="soft"[^>]*>([^<]*)</g)].map(([, tick]) => tick)).toEqual([
      '1 ms',
      '10 ms',
      '100 ms',
    ]);
    expect(plot).toContain('aria-label="Time &amp; rows"');
  });
});

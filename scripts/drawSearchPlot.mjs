const width = 760;
const margin = 16;
const titleHeight = 44;
const rowHeight = 40;
const barHeight = 10;
/** What is written behind the longest bar has room here. */
const valueWidth = 190;

/**
 * A bar for each way to search, fastest first, with a logarithmic scale of milliseconds. The picture has its own ground,
 * so that it can be read on a light page and on a dark one.
 *
 * @param {string} title
 * @param {readonly { words: string, milliseconds: number, recall: number, own: boolean }[]} ways
 * @returns {string} An SVG document.
 */
export function drawSearchPlot(title, ways) {
  const sorted = ways.toSorted((a, b) => a.milliseconds - b.milliseconds);
  const exponents = sorted.map(({ milliseconds }) => Math.log10(milliseconds));
  const first = Math.floor(Math.min(...exponents));
  const last = Math.max(first + 1, Math.ceil(Math.max(...exponents)));
  const decade = (width - 2 * margin - valueWidth) / (last - first);
  const bottom = titleHeight + sorted.length * rowHeight;
  const ticks = Array.from({ length: last - first + 1 }, (_, place) => {
    const x = margin + place * decade;
    return [
      `<line x1="${x}" x2="${x}" y1="${titleHeight}" y2="${bottom}" />`,
      `<text class="soft" x="${x}" y="${bottom + 16}">${plain(10 ** (first + place))} ms</text>`,
    ];
  });
  const bars = sorted.flatMap(({ words, milliseconds, recall, own }, place) => {
    const top = titleHeight + place * rowHeight;
    const length = ((exponents[place] ?? first) - first) * decade;
    return [
      `<text${own ? ' class="own"' : ''} x="${margin}" y="${top + 18}">${escaped(words)}</text>`,
      `<rect${own ? ' class="own"' : ''} x="${margin}" y="${top + 24}" width="${Math.max(1, length).toFixed(1)}" height="${barHeight}" rx="2" />`,
      `<text x="${(margin + length + 8).toFixed(1)}" y="${top + 33}">${plain(milliseconds)} ms, recall ${recall}</text>`,
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${bottom + 28}" viewBox="0 0 ${width} ${bottom + 28}" role="img" aria-label="${escaped(title)}">`,
    `<style>${style}</style>`,
    `<rect class="ground" width="${width}" height="${bottom + 28}" rx="8" />`,
    `<text class="own" x="${margin}" y="28">${escaped(title)}</text>`,
    ...ticks.flat(),
    ...bars,
    '</svg>',
    '',
  ].join('\n');
}

const style = [
  'text{font:13px system-ui,sans-serif;fill:#1f2328}',
  'text.own{font-weight:600}',
  'text.soft{font-size:11px;fill:#59636e}',
  'line{stroke:#d1d9e0}',
  'rect{fill:#8c959f}',
  'rect.own{fill:#1a7f64}',
  'rect.ground{fill:#fff}',
  '@media(prefers-color-scheme:dark){text{fill:#e6edf3}text.soft{fill:#9198a1}line{stroke:#3d444d}',
  'rect{fill:#768390}rect.own{fill:#3fb992}rect.ground{fill:#15191f}}',
].join('');

/** @param {number} value */
const plain = (value) => value.toLocaleString('en', { maximumSignificantDigits: 3 });

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

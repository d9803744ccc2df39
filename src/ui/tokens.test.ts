import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** A declaration of a style sheet. */
interface Declaration {
  readonly sheet: string;
  readonly property: string;
  readonly value: string;
}

const folder = import.meta.dirname;

async function declarations(): Promise<readonly Declaration[]> {
  const names = await readdir(folder, { recursive: true });
  const sheets = names.filter((name) => name.endsWith('.css') && name !== 'tokens.css');
  const texts = await Promise.all(
    sheets.map(async (sheet) => ({ sheet, text: await readFile(join(folder, sheet), 'utf8') })),
  );
  return texts.flatMap(({ sheet, text }) =>
    [...text.replaceAll(/\/\*.*?\*\//gs, '').matchAll(/(?<=[{;]\s*)([\w-]+)\s*:\s*([^;{}]+);/g)].map(
      ([, property = '', value = '']) => ({ sheet, property, value }),
    ),
  );
}

/** What a scale has not: lengths in rem, and in px beyond what borders and corrections by eye take. */
const outsideOfScale = /\d(rem|pt|cm)\b|(?<![\d.])([5-9]|\d\d+)px/;

const written = ({ sheet, property, value }: Declaration) => `${sheet}: ${property}: ${value}`;

it('has every colour from the tokens', async () => {
  const all = await declarations();
  expect(all.length).toBeGreaterThan(500);
  const raw =
    /#[\da-f]{3,8}\b|\b(rgb|hsl|hwb|lab|lch|oklab|oklch|color|light-dark)a?\(|\b(black|white|gr[ae]y|red|green|blue|yellow|orange|purple)\b/i;
  expect(all.filter(({ value }) => raw.test(value)).map(written)).toEqual([]);
});

it('has every size of text and every radius from the tokens', async () => {
  const ofScale = /^(font-size|line-height|border-radius)$/;
  // Phones zoom into a field whose text is smaller than 1rem.
  const allowed = /^(max\(1rem, var\(--text-\w+\)\)|var\(--[\w-]+\)|inherit|0|50%|[\d.]+em|1(\.\d+)?)( |$)/;
  const all = await declarations();
  const sizes = all.filter(({ property }) => ofScale.test(property));
  expect(sizes.length).toBeGreaterThan(50);
  expect(sizes.filter(({ value }) => !allowed.test(value)).map(written)).toEqual([]);
});

it('has every space from the tokens', async () => {
  const spaces = (await declarations()).filter(({ property }) =>
    /^(padding|margin|gap|row-gap|column-gap)/.test(property),
  );
  expect(spaces.length).toBeGreaterThan(200);
  expect(spaces.filter(({ value }) => outsideOfScale.test(value.replaceAll(/min\(.*\)/g, ''))).map(written)).toEqual(
    [],
  );
});

import { fileURLToPath } from 'node:url';
import { test } from '@playwright/test';
import { multilingualE5Light } from '../../src/encoders/models/multilingualE5Light';
import { tinyModel } from '../../src/encoders/testing/tinyModel';
import { samplePassages } from './encode/samplePassages';
import { serveBenchPage } from './encode/serveBenchPage';
import type { BenchPolicy } from './encode/EncodeBenchApi';

const folder = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const light = folder('public/models/multilingual-e5-small-light/');
const shared = '/work/shared/models/multilingual-e5-small-light/';
const full = '/tmp/full/model/full-embeddinggemma/';
const tinyF = folder('src/encoders/golden/tiny-embeddinggemma/');
const noSizes = (m: typeof tinyModel) => ({ ...m, files: [], variants: m.variants.map((v) => ({ ...v, files: v.files.map((f) => ({ ...f, bytes: null })) })) });

test('explore', async ({ page }) => {
  const served = await serveBenchPage({ tiny: [tinyF], light: [light, shared], full: [full, light] });
  const count = Number(process.env['N'] ?? 24);
  const inputs = samplePassages(count);
  console.log(inputs.map((i) => i.text.split(/\s+/).length).join(' '));
  const p = (texts: number, paddingShare: number): BenchPolicy => ({ planned: { paddedTokens: 4096, texts, paddingShare } });
  const policies: Record<string, BenchPolicy> = { one: p(1, 0), 'two 2%': p(2, 0.02), '4 2%': p(4, 0.02), '4 10%': p(4, 0.1), '8 2%': p(8, 0.02),'8 10%': p(8, 0.1), 'file 8': { inFileOrder: 8 }, 'file 32': { inFileOrder: 32 } };
  const wanted = (process.env['P'] ?? Object.keys(policies).join()).split(',');
  for (const [name, dtype, threads] of (process.env['M'] ?? 'light:q8:2').split(',').map((s) => s.split(':') as [string, 'q4' | 'q8', string])) {
    await page.goto(served.address);
    const description = noSizes(name === 'light' ? multilingualE5Light : { ...tinyModel, maxTokens: 2047 });
    const s = await page.evaluate((start) => globalThis.encodeBench.start(start), { description, dtype, threads: Number(threads), folder: `/models/${name}/` });
    console.log(name, dtype, threads, 'start', Math.round(s.milliseconds));
    for (const round of [1, 2])
      for (const key of wanted) {
        const r = await page.evaluate(([i, q]) => globalThis.encodeBench.pass(i, q), [inputs, policies[key]!] as const);
        console.log(round, key.padEnd(10), Math.round((1000 * r.tokens) / r.milliseconds), 'tok/s', 'share', (r.runMilliseconds / r.milliseconds).toFixed(4), 'tokens', r.tokens, 'padded', r.paddedTokens, 'runs', r.runs, Math.round(r.milliseconds), 'ms');
      }
  }
  await served.close();
});

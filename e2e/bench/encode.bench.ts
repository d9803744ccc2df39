import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from '@playwright/test';
import type { Dtype, ModelDescription } from '../../src/encoders/models/ModelDescription';
import { multilingualE5Light } from '../../src/encoders/models/multilingualE5Light';
import { oneByOne } from '../../src/encoders/planBatches';
import { tinyModel } from '../../src/encoders/testing/tinyModel';
import { expect, test } from '../support/test';
import { peakMegabytes } from '../support/peakMegabytes';
import { writeResults } from '../support/writeResults';
import type { BenchPass, BenchPolicy } from './encode/EncodeBenchApi';
import { samplePassages } from './encode/samplePassages';
import { serveBenchPage } from '../support/serveBenchPage';

const folder = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const tinyFolder = folder('src/encoders/golden/tiny-embeddinggemma/');
const lightFolder = folder('public/models/multilingual-e5-small-light/');
/** A model of EmbeddingGemma's full shape with random weights, where somebody has made one. */
const fullFolder = process.env['INKLING_FULL_MODEL'];

/** Sizes are not checked here. */
const described = (description: ModelDescription): ModelDescription => ({
  ...description,
  files: [],
  variants: (['q8', 'q4'] as const).map((dtype) => ({ dtype, files: [], aboutBytes: 0 })),
  golden: null,
});

interface MeasuredModel {
  readonly name: 'full' | 'light' | 'tiny';
  readonly description: ModelDescription;
  readonly dtype: Dtype;
  /** The model's own files; others (the full shape has no tokenizer) come from the light encoder. */
  readonly folder: string;
  readonly rounds: number;
}

const graphs: Readonly<Record<Dtype, string>> = { q4: 'model_q4', q8: 'model_quantized', fp32: 'model' };

/** The first that is there gives the headline figures. */
const models: readonly MeasuredModel[] = [
  { name: 'full', description: described(tinyModel), dtype: 'q4', folder: fullFolder ?? '', rounds: 1 },
  { name: 'full', description: described(tinyModel), dtype: 'q8', folder: fullFolder ?? '', rounds: 1 },
  { name: 'light', description: described(multilingualE5Light), dtype: 'q8', folder: lightFolder, rounds: 3 },
  { name: 'light', description: described(multilingualE5Light), dtype: 'q4', folder: lightFolder, rounds: 3 },
  { name: 'tiny', description: described(tinyModel), dtype: 'q4', folder: tinyFolder, rounds: 5 },
];

/** Two batches of what demos do. */
const PASSAGES = 64;
const DEMO_BATCH = 32;
const THREADS = 2;

test('encoding', async ({ browser }) => {
  const present = models.filter((model) => existsSync(join(model.folder, 'onnx', `${graphs[model.dtype]}.onnx`)));
  const inputs = await samplePassages(PASSAGES);
  const served = await serveBenchPage('encode', {
    tiny: [tinyFolder],
    light: [lightFolder],
    full: [fullFolder ?? '', lightFolder],
  });
  const figures: Record<string, number> = {};
  try {
    for (const model of present) {
      const measured = await measure(model, inputs, { browser, address: served.address });
      for (const [figure, value] of Object.entries(measured)) {
        if (model === present[0]) figures[`encode.${figure}`] = value;
        figures[`encode.${model.name}_${model.dtype}.${figure}`] = value;
      }
    }
  } finally {
    await served.close();
  }
  const [headline] = present;
  expect(headline).toBeDefined();
  writeResults('encode', browser, {
    conditions: {
      headline_model: `${headline!.name} ${headline!.dtype}`,
      device: `WASM, ${THREADS} threads`,
      passages: `${PASSAGES} of the sample notes`,
      file_order: `batches of ${DEMO_BATCH} as they come`,
      full_model: fullFolder === undefined ? 'absent (INKLING_FULL_MODEL names its folder)' : 'random weights',
    },
    figures,
  });
});

async function measure(
  model: MeasuredModel,
  inputs: Awaited<ReturnType<typeof samplePassages>>,
  { browser, address }: { readonly browser: Browser; readonly address: string },
): Promise<Record<string, number>> {
  const page = await browser.newPage();
  await page.goto(address);
  const { name, description, dtype } = model;
  const { milliseconds, policy } = await page.evaluate((start) => globalThis.encodeBench.start(start), {
    description,
    dtype,
    threads: THREADS,
    folder: `/models/${name}/`,
  });
  const pass = (benchPolicy: BenchPolicy, some = inputs): Promise<BenchPass> =>
    page.evaluate(([texts, chosen]) => globalThis.encodeBench.pass(texts, chosen), [some, benchPolicy] as const);
  const ours: BenchPolicy = { planned: policy };
  await pass(ours, inputs.slice(0, 4));
  const passes = { ours: [] as BenchPass[], oneByOne: [] as BenchPass[], fileOrder: [] as BenchPass[] };
  let peak: number | null = null;
  for (let round = 0; round < model.rounds; round++) {
    passes.ours.push(await pass(ours));
    // Before anything else has run: memory is never given back.
    peak ??= await peakMegabytes(browser);
    passes.oneByOne.push(await pass({ planned: oneByOne }));
    passes.fileOrder.push(await pass({ inFileOrder: DEMO_BATCH }));
  }
  await page.close();
  const best = fastest(passes.ours);
  const [separate, fileOrder] = [fastest(passes.oneByOne), fastest(passes.fileOrder)];
  return {
    speedup_vs_file_order: hundredths(fileOrder.milliseconds / best.milliseconds),
    speedup_vs_one_by_one: hundredths(separate.milliseconds / best.milliseconds),
    ort_share: hundredths(best.runMilliseconds / best.milliseconds),
    tokens_per_s: Math.round((best.tokens * 1000) / best.milliseconds),
    tokens_per_s_one_by_one: Math.round((separate.tokens * 1000) / separate.milliseconds),
    tokens_per_s_file_order: Math.round((fileOrder.tokens * 1000) / fileOrder.milliseconds),
    passages_per_s: hundredths((inputs.length * 1000) / best.milliseconds),
    padding_share: hundredths(1 - best.tokens / best.paddedTokens),
    start_ms: Math.round(milliseconds),
    ...(peak === null ? {} : { peak_mb: peak }),
  };
}

/** Other programs only ever slow a pass down. */
function fastest(passes: readonly BenchPass[]): BenchPass {
  return passes.reduce((one, other) => (other.milliseconds < one.milliseconds ? other : one));
}

const hundredths = (value: number) => Math.round(100 * value) / 100;

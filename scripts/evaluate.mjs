import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { evaluateSearch } from './evaluateSearch.mjs';
import { loadTraining } from './loadTraining.mjs';
import { openLightEncoder } from './openLightEncoder.mjs';
import { printTable } from './printTable.mjs';
import { projectRoot } from './projectRoot.mjs';
import { readSets } from './readSets.mjs';
import { readStaticModel } from './readStaticModel.mjs';
import { runMain } from './runMain.mjs';
import { writeFigures } from './writeFigures.mjs';

/** Seed of the samples behind the confidence intervals. */
const SEED = 1;

/** @typedef {import('../src/training/evaluation/Evaluation').Measured} Measured */

const starterFolder = join(projectRoot, 'public', 'starter');

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      encoder: { type: 'string', default: 'starter' },
      sets: { type: 'string' },
      dimensions: { type: 'string' },
      against: { type: 'string' },
      search: { type: 'boolean', default: false },
      share: { type: 'string' },
    },
  });
  const dimensions = values.dimensions === undefined ? undefined : Number(values.dimensions);
  const training = await loadTraining();
  if (values.search) {
    const { encoder: name, sets: folder } = values;
    const own = name === 'light' ? training.multilingualE5Light.relevance : training.starterRelevance;
    const encoder = await openEncoder(training, name);
    await evaluateSearch(training, {
      label: labelOf(name, undefined),
      folder,
      encoder,
      relevance: values.share === undefined ? own : { ...own, denseShare: Number(values.share) },
      starter: encoder instanceof training.StaticEncoder ? encoder : await readStaticModel(training, starterFolder),
    });
    return;
  }
  const sets = await readSets(training, values.sets);

  /** @param {string} name */
  const measure = async (name) => {
    const encoder = await openEncoder(training, name);
    /** @type {Measured[]} */
    const measured = [];
    for (const [index, set] of sets.entries()) {
      const start = performance.now();
      measured.push(...(await set.evaluate(encoder, { dimensions })));
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      console.error(`${encoder.name}: ${set.set}, set ${index + 1} of ${sets.length}, ${seconds} s`);
    }
    return { encoder, measured };
  };

  const { encoder, measured } = await measure(values.encoder);
  const other = values.against === undefined ? undefined : await measure(values.against);
  const label = labelOf(values.encoder, dimensions);
  console.log(`${encoder.identity}, ${dimensions ?? encoder.dimensions} dimensions`);
  if (other) console.log(`against ${other.encoder.identity}, difference with its 95 % confidence interval`);
  printTable([
    ['', label, ...(other ? ['against', 'difference', 'low', 'high'] : [])],
    ...measured.map((one) => {
      const against = other?.measured.find(({ name }) => name === one.name);
      return [one.name, one.value.toFixed(1), ...(against ? compare(training, one, against) : [])];
    }),
  ]);
  await writeFigures('eval', {
    conditions: { encoder: encoder.identity, dimensions: dimensions ?? encoder.dimensions },
    figures: Object.fromEntries(measured.map(({ name, value }) => [`eval.${label}.${name}`, round(value)])),
  });
});

/**
 * @param {typeof import('../src/training/training')} training
 * @param {string} name `starter`, `light` or a static model's folder.
 */
async function openEncoder(training, name) {
  if (name === 'light') return openLightEncoder(training);
  return readStaticModel(training, name === 'starter' ? starterFolder : resolve(name));
}

/**
 * @param {string} encoder
 * @param {number | undefined} dimensions
 */
function labelOf(encoder, dimensions) {
  return dimensions === undefined ? basename(encoder) : `${basename(encoder)}-${dimensions}`;
}

/**
 * @param {typeof import('../src/training/training')} training
 * @param {Measured} one
 * @param {Measured} other
 */
function compare(training, one, other) {
  const { mean, low, high } = training.bootstrapDifference(one.cases, (cases) => one.on(cases) - other.on(cases), {
    seed: SEED,
  });
  return [other.value, mean, low, high].map((value) => value.toFixed(1));
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 100) / 100;
}

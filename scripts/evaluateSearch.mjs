import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { printTable } from './printTable.mjs';
import { projectRoot } from './projectRoot.mjs';
import { writeFigures } from './writeFigures.mjs';

/** Seed of the samples behind the confidence intervals. */
const SEED = 1;

/** @typedef {typeof import('../src/training/training')} Training */
/** @typedef {import('../src/training/evaluation/Evaluation').Measured} Measured */

/**
 * Measures search by words, by meaning and by both, on the sample notes and, where it is there, on Cranfield; prints a
 * table for each and writes `search.<set>.<kind>.<method>`.
 *
 * @param {Training} training
 * @param {import('../src/encoders/Encoder').Encoder} encoder
 * @param {{ sets?: string | undefined, share?: number | undefined }} options `sets`: the folder of Cranfield's files.
 */
export async function evaluateSearch(training, encoder, { sets, share }) {
  /** @type {Record<string, number>} */
  const figures = {};
  for (const set of [await readCranfield(training, sets), await readSample(training)]) {
    if (set === null) continue;
    const measurements = await training.evaluateSearch(set, encoder, share);
    console.log(`${set.name}: nDCG@10, ${set.queries.length} queries, ${set.passages.length} passages`);
    const names = Object.keys(measurements[0]?.methods ?? {});
    printTable([
      ['', ...names, 'fused - words', 'fused - dense'],
      ...measurements.map(({ kind, methods }) => {
        const { words, dense, fused } = methods;
        for (const [method, { value }] of Object.entries(methods)) {
          figures[`search.${set.name}.${kind}.${method}`] = Math.round(100 * value) / 100;
        }
        const values = Object.values(methods).map(({ value }) => value.toFixed(1));
        return [kind, ...values, difference(training, fused, words), difference(training, fused, dense)];
      }),
    ]);
  }
  await writeFigures('search', { conditions: { encoder: encoder.identity }, figures });
}

/**
 * @param {Training} training
 * @param {Measured} one
 * @param {Measured} other
 */
function difference(training, one, other) {
  const { mean, low, high } = training.bootstrapDifference(one.cases, (cases) => one.on(cases) - other.on(cases), {
    seed: SEED,
  });
  return `${mean.toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)})`;
}

/**
 * @param {Training} training
 * @param {string} [folder] `../shared/eval` beside the project, if not given.
 */
async function readCranfield(training, folder = join(projectRoot, '..', 'shared', 'eval')) {
  /** @param {string} name */
  const read = (name) => readFile(join(resolve(folder), name), 'utf8');
  try {
    const [documents, queries, judgements] = await Promise.all(['cran.all.1400', 'cran.qry', 'cranqrel'].map(read));
    if (documents === undefined || queries === undefined || judgements === undefined) return null;
    return training.searchSetOf('cranfield', training.parseCranfield({ documents, queries, judgements }));
  } catch {
    console.log(`Cranfield (cran.all.1400, cran.qry, cranqrel) is not in ${resolve(folder)}: left out.`);
    return null;
  }
}

/** @param {Training} training */
async function readSample(training) {
  const folder = join(projectRoot, 'public', 'sample');
  const names = await readdir(folder, { recursive: true });
  const paths = names.filter((name) => /\.(md|txt|html)$/.test(name)).toSorted();
  const files = await Promise.all(
    paths.map(async (path) => ({ path: path.replaceAll('\\', '/'), bytes: await readFile(join(folder, path)) })),
  );
  const judgements = JSON.parse(await readFile(join(projectRoot, 'e2e', 'sample-judgements.json'), 'utf8'));
  return await training.readSampleSet(files, judgements);
}

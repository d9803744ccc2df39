import { readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { printTable } from './printTable.mjs';
import { projectRoot } from './projectRoot.mjs';
import { writeFigures } from './writeFigures.mjs';

/** Seed of the samples behind the confidence intervals. */
const SEED = 1;

/** @typedef {typeof import('../src/training/training')} Training */
/** @typedef {import('../src/training/evaluation/Evaluation').Measured} Measured */

/**
 * Measures search by words, by meaning and by both, on the sample notes, on Cranfield where it is there, or on a folder in
 * the style of TREC; prints a table for each and writes `eval.<label>.<set>.<kind>.<method>_ndcg10` and
 * `eval.<label>.<set>.fused_minus_best_ndcg10`: the fusion's lead over words or meaning alone, whichever is better.
 *
 * @param {Training} training
 * @param {import('../src/training/evaluation/evaluateSearch').MeasuredSearch & {
 *   label: string,
 *   folder: string | undefined,
 * }} search `folder`: of Cranfield's files or in the style of TREC.
 */
export async function evaluateSearch(training, { label, folder, ...search }) {
  /** @type {Record<string, number>} */
  const figures = {};
  for (const set of [await readFolder(training, folder), await readSample(training, 'sample-judgements.json')]) {
    if (set === null) continue;
    const measurements = await training.evaluateSearch(set, search);
    console.log(`${set.name}: nDCG@10, ${set.queries.length} queries, ${set.passages.length} passages`);
    const names = Object.keys(measurements[0]?.methods ?? {});
    printTable([
      ['', ...names, 'fused - words', 'fused - dense', 'nothing close'],
      ...measurements.map(({ kind, methods, unanswered }) => {
        const { words, dense, fused } = methods;
        for (const [method, { value }] of Object.entries(methods)) {
          figures[`eval.${label}.${set.name}.${kind}.${method}_ndcg10`] = hundredths(value);
        }
        const lead = kind === 'mean' ? '' : `${kind}.`;
        figures[`eval.${label}.${set.name}.${lead}fused_minus_best_ndcg10`] = hundredths(
          fused.value - Math.max(words.value, dense.value),
        );
        const values = Object.values(methods).map(({ value }) => value.toFixed(1));
        const leads = [difference(training, fused, words), difference(training, fused, dense)];
        return [kind, ...values, ...leads, percent(unanswered)];
      }),
    ]);
    figures[`eval.${label}.${set.name}.nothing_close`] = hundredths(measurements.at(-1)?.unanswered ?? 0);
  }
  const others = await readSample(training, 'sample-other-topics.json');
  const unanswered = (await training.evaluateSearch(others, search)).at(-1)?.unanswered ?? 0;
  console.log(
    `${others.queries.length} queries over the sample on topics it lacks: ${percent(unanswered)} nothing close`,
  );
  figures[`eval.${label}.other_topics.nothing_close`] = hundredths(unanswered);
  const { encoder, relevance } = search;
  await writeFigures(`eval-search-${label}`, {
    conditions: { encoder: encoder.identity, dense_share: relevance.denseShare, close_from: relevance.closeFrom },
    figures,
  });
}

/** @param {number} share */
const percent = (share) => `${Math.round(100 * share)} %`;

/** @param {number} value */
const hundredths = (value) => Math.round(100 * value) / 100;

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
async function readFolder(training, folder = join(projectRoot, '..', 'shared', 'eval')) {
  const place = resolve(folder);
  /** @type {string[]} */
  const names = await readdir(place).catch(() => []);
  const read = (/** @type {string} */ name) => readFile(join(place, name), 'utf8');
  const cranfield = ['cran.all.1400', 'cran.qry', 'cranqrel'];
  if (cranfield.every((name) => names.includes(name))) {
    const [documents = '', queries = '', judgements = ''] = await Promise.all(cranfield.map(read));
    return training.searchSetOf('cranfield', training.parseCranfield({ documents, queries, judgements }));
  }
  const files = await Promise.all(names.map((name) => read(name).catch(() => '')));
  const collection = training.parseTrec(files);
  if (collection !== null) return training.searchSetOf(basename(place), collection);
  console.log(
    `${place} holds neither Cranfield (cran.all.1400, cran.qry, cranqrel) nor files in the style of TREC (documents, topics, judgements): left out.`,
  );
  return null;
}

/**
 * @param {Training} training
 * @param {string} queries the file with the queries; those without `expects` are on other topics.
 */
async function readSample(training, queries) {
  const folder = join(projectRoot, 'public', 'sample');
  const names = await readdir(folder, { recursive: true });
  const paths = names.filter((name) => /\.(md|txt|html)$/.test(name)).toSorted();
  const files = await Promise.all(
    paths.map(async (path) => ({ path: path.replaceAll('\\', '/'), bytes: await readFile(join(folder, path)) })),
  );
  return await training.readSampleSet(files, JSON.parse(await readFile(join(projectRoot, 'e2e', queries), 'utf8')));
}

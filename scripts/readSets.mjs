import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseTable } from './parseTable.mjs';
import { projectRoot } from './projectRoot.mjs';

/**
 * The evaluation sets of a folder.
 *
 * @param {typeof import('../src/training/training')} training
 * @param {string} [folder] `../shared/eval` beside the project, if not given.
 * @throws when the folder or any set is missing, saying what belongs there.
 */
export async function readSets(training, folder = join(projectRoot, '..', 'shared', 'eval')) {
  const place = resolve(folder);
  const names = await readdir(place).catch(() => []);
  const sets = await training.readEvaluations({
    names,
    readText: (name) => readFile(join(place, name), 'utf8'),
    parseTable,
  });
  if (sets.length > 0) return sets;
  throw new Error(
    `There is no evaluation set in ${place}. Name a folder with --sets that holds STS files as CSV (sentence, sentence, score), Cranfield (cran.all.1400, cran.qry, cranqrel), NAME.pairs.jsonl or NAME.classes.jsonl.`,
  );
}

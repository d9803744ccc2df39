import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { askLiveTeacher } from './askLiveTeacher.mjs';
import { loadTraining } from './loadTraining.mjs';
import { measureAblation } from './measureAblation.mjs';
import { projectRoot } from './projectRoot.mjs';
import { readTeacher } from './readTeacher.mjs';
import { readTexts } from './readTexts.mjs';
import { runMain } from './runMain.mjs';
import { fitInParts, refineSoup } from './trainStarter.mjs';

/** @param {Uint8Array} bytes */
const hash = (bytes) => createHash('sha256').update(bytes).digest('hex');

await runMain(async () => {
  const start = performance.now();
  const { values } = parseArgs({
    options: {
      teacher: { type: 'string', default: join(projectRoot, '..', 'shared', 'teacher') },
      texts: { type: 'string' },
      tokenizer: { type: 'string', default: join(projectRoot, 'public', 'starter', 'tokenizer.json') },
      out: { type: 'string' },
      dimensions: { type: 'string' },
      seed: { type: 'string', default: '1' },
      recipe: { type: 'string', default: 'refined' },
      ablation: { type: 'boolean', default: false },
      sets: { type: 'string' },
      keep: { type: 'string', multiple: true, default: [join(projectRoot, 'public', 'sample')] },
    },
  });
  const recipes = ['plain', 'closed', 'refined'];
  const steps = recipes.indexOf(values.recipe);
  if (steps === -1) throw new Error(`There is no recipe "${values.recipe}": choose one of ${recipes.join(', ')}.`);
  const seed = Number(values.seed);
  if (!Number.isSafeInteger(seed)) throw new Error(`The seed "${values.seed}" is not a whole number.`);
  /** @param {string} line */
  const report = (line) => console.log(`${seconds(start).padStart(6)} s  ${line}`);

  const training = await loadTraining();
  const teacher =
    values.texts === undefined
      ? await readTeacher(training, resolve(values.teacher))
      : await askLiveTeacher(training, { ...values, texts: values.texts, report });
  const dimensions = values.dimensions === undefined ? training.recipe.dimensions : Number(values.dimensions);
  const teacherDimensions = teacher.vectors.dimensions;
  if (!(dimensions > 0 && dimensions % 32 === 0 && dimensions <= teacherDimensions)) {
    throw new Error(
      `A starter cannot have ${dimensions} dimensions: name a multiple of 32 up to the teacher's ${teacherDimensions}.`,
    );
  }
  const bags = training.countTokens(teacher.texts, teacher.tokenizer);
  report(`${teacher.texts.length} passages, ${bags.ids.length} entries`);
  const prepared = training.prepareTargets(teacher.vectors, dimensions, (bytes) => new training.SimdArithmetic(bytes));
  report(`targets of ${dimensions} dimensions keep ${(100 * prepared.kept).toFixed(1)} % of the variance`);
  const work = { training, bags, prepared, dimensions, teacherDimensions, seed, report };

  /** @type {Map<string, Float32Array<ArrayBuffer>>} */
  const tables = new Map([['plain', prepared.table]]);
  let table = prepared.table;
  if (steps >= 1) tables.set('closed', (table = await fitInParts(work)));
  if (steps >= 2) {
    tables.set('refined', (table = await refineSoup(work, table)));
    const use = { bags, counts: teacher.vectors.counts };
    table = training.settleTable(prepared.table, table, use, dimensions, training.recipe.settled);
    tables.set('settled', table);
  }

  if (values.ablation) await measureAblation(training, tables, teacher.tokenizer, values.sets);
  if (values.out !== undefined) {
    const students = await new training.TableEncoder(table, teacher.tokenizer).encode(
      teacher.texts.map((text) => ({ text })),
      { role: 'document' },
    );
    const { teachers } = prepared;
    const { prompts } = teacher.vectors;
    const similarity = training.measureSimilarity({ students, dimensions, teachers, teacherDimensions, prompts }, seed);
    const texts = [...teacher.texts, ...(await Promise.all(values.keep.map(readTexts))).flat()];
    const pruned = training.pruneVocabulary(teacher.tokenizerJson, texts, training.recipe.vocabulary);
    report(`${pruned.kept.length} of ${teacher.tokenizer.vocabularySize} pieces stay`);
    const rows = training.pickRows(table, dimensions, pruned.kept);
    const { weights, config } = training.writeStaticModel(rows, { name: 'Starter', dimensions, similarity, hash });
    const folder = resolve(values.out);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'model.safetensors'), weights);
    await writeFile(join(folder, 'config.json'), `${JSON.stringify(config, null, 2)}\n`);
    await writeFile(join(folder, 'tokenizer.json'), JSON.stringify(pruned.json));
    report(`wrote ${folder}: SHA-256 ${hash(weights)}, similarities ${similarity.unrelated} to ${similarity.same}`);
  }
  report(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`);
});

/** @param {number} start */
function seconds(start) {
  return ((performance.now() - start) / 1000).toFixed(1);
}

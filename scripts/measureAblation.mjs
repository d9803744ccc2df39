import { printTable } from './printTable.mjs';
import { readSets } from './readSets.mjs';
import { writeFigures } from './writeFigures.mjs';

const levels = [256, 128, 64];

/**
 * Measures tables at several numbers of dimensions, in float32 and in int8, prints them side by side and writes
 * `distil-ablation.json`.
 *
 * @param {typeof import('../src/training/training')} training
 * @param {ReadonlyMap<string, Float32Array>} tables by recipe.
 * @param {import('../src/encoders/tokenizers/Tokenizer').Tokenizer} tokenizer
 * @param {string} [folder] of the sets.
 */
export async function measureAblation(training, tables, tokenizer, folder) {
  const sets = await readSets(training, folder);
  /** @type {string[][]} */
  const rows = [];
  /** @type {Record<string, number>} */
  const figures = {};
  for (const [recipe, table] of tables) {
    const encoders = {
      float32: new training.TableEncoder(table, tokenizer),
      int8: new training.TableEncoder(training.roundTable(table, table.length / tokenizer.vocabularySize), tokenizer),
    };
    for (const [precision, encoder] of Object.entries(encoders)) {
      for (const dimensions of levels.filter((level) => level <= encoders.int8.dimensions)) {
        const label = `${recipe}-${dimensions}-${precision}`;
        const row = [label];
        const head = [''];
        for (const set of sets) {
          for (const { name, value } of await set.evaluate(encoder, { dimensions })) {
            if (/recall|mrr|bm25/.test(name)) continue;
            figures[`ablation.${label}.${name}`] = Math.round(value * 100) / 100;
            head.push(name);
            row.push(value.toFixed(1));
          }
        }
        if (rows.length === 0) rows.push(head);
        rows.push(row);
      }
    }
  }
  printTable(rows);
  await writeFigures('distil-ablation', { conditions: { recipes: [...tables.keys()].join(', ') }, figures });
}

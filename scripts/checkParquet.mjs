import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './projectRoot.mjs';
import { runMain } from './runMain.mjs';

/**
 * The parts of the tables' modules that are used.
 *
 * @typedef {{ write: (rows: unknown[][]) => Promise<void>, finish: () => Promise<void> }} Writer
 * @typedef {(sink: object, columns: object[], notes: Record<string, string>) => Writer} MakeWriter
 * @typedef {Record<string, MakeWriter>} WriterModule
 */

const space = 'Checked@1/16';
const columns = [
  { name: 'title', type: 'text' },
  { name: 'passage', type: 'integer' },
  { name: 'score', type: 'number' },
  { name: 'tags', type: 'texts' },
  { name: 'embedding', type: 'floats' },
];

/**
 * Writes 10,000 rows as Parquet and as JSON Lines, and lets Apache Arrow compare the two.
 *
 * `INKLING_PYTHON` names a Python that has the package `pyarrow` (default: `python3`).
 */
await runMain(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'inkling-parquet-'));
  try {
    const rows = Array.from({ length: 10_000 }, (_, at) => [
      at % 11 === 0 ? null : `Note ${at}: naïve café 😀 “${'x'.repeat(at % 50)}”`,
      at % 13 === 0 ? null : at,
      at / 3,
      Array.from({ length: at % 4 }, (_tag, tag) => `tag ${tag}`),
      Array.from({ length: 16 }, (_value, dimension) => Math.fround(Math.sin(at * 16 + dimension))),
    ]);
    const parquet = join(folder, 'table.parquet');
    const lines = join(folder, 'table.jsonl');
    await writeFile(parquet, await write('parquetWriter', rows));
    await writeFile(lines, await write('jsonLinesWriter', rows));
    const told = await compareByPython({ parquet, lines, space, embeddings: rows.map((row) => row[4]) });
    console.log(`pyarrow ${told.version}: ${told.rows} rows, all as they were written`);
  } finally {
    await rm(folder, { recursive: true });
  }
});

/**
 * @param {string} name
 * @param {unknown[][]} rows
 * @returns {Promise<Uint8Array>}
 */
async function write(name, rows) {
  const { runnerImport } = await import('vite');
  const file = join(projectRoot, 'src', 'engine', 'tables', `${name}.ts`);
  const { module } = await runnerImport(file, { configFile: false, root: projectRoot });
  const makeWriter = /** @type {WriterModule} */ (module)[name];
  if (makeWriter === undefined) throw new Error(`${file} has no ${name}.`);
  /** @type {Uint8Array[]} */
  const parts = [];
  const sink = { write: async (/** @type {Uint8Array} */ part) => void parts.push(part) };
  const writer = makeWriter(sink, columns, { 'inkling.embedding': space });
  for (let at = 0; at < rows.length; at += 100) await writer.write(rows.slice(at, at + 100));
  await writer.finish();
  return Buffer.concat(parts);
}

/**
 * @param {object} request
 * @returns {Promise<{ version: string, rows: number }>}
 */
async function compareByPython(request) {
  const python = process.env['INKLING_PYTHON'] ?? 'python3';
  const child = spawn(python, [join(projectRoot, 'scripts', 'checkParquet.py')], { stdio: 'pipe' });
  const output = /** @type {string[]} */ ([]);
  const complaints = /** @type {string[]} */ ([]);
  child.stdout.setEncoding('utf8').on('data', (part) => output.push(part));
  child.stderr.setEncoding('utf8').on('data', (part) => complaints.push(part));
  // A Python that ends early closes its input.
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(request));
  return await new Promise((resolve, reject) => {
    child.on('error', () => reject(new Error(`"${python}" cannot be run: let INKLING_PYTHON name a Python.`)));
    child.on('close', (code) => {
      const said = complaints.join('');
      if (code === 0) resolve(JSON.parse(output.join('')));
      else if (said.includes("No module named 'pyarrow'")) {
        reject(new Error(`"${python}" has no package pyarrow: install it, or let INKLING_PYTHON name one that has.`));
      } else reject(new Error(`The file is not what was written.\n${said}`));
    });
  });
}

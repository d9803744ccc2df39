import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from './projectRoot.mjs';

/** What the compiler lets a folder import, and which names of the platform it lets it use. */
interface Layer {
  readonly folder: string;
  readonly imports: readonly string[];
  readonly refusedImports: readonly string[];
  readonly names: readonly string[];
  readonly refusedNames: readonly string[];
}

const layers: readonly Layer[] = [
  {
    folder: 'documents',
    imports: [],
    refusedImports: ['encoders', 'index', 'library', 'protocol', 'engine', 'ui'],
    names: ['TextDecoder', 'AbortSignal'],
    refusedNames: ['document', 'indexedDB', 'fetch', 'process'],
  },
  {
    folder: 'encoders',
    imports: [],
    refusedImports: ['documents', 'index', 'library', 'engine', 'ui'],
    names: ['Float32Array', 'AbortSignal'],
    refusedNames: ['document', 'navigator', 'fetch'],
  },
  {
    folder: 'query',
    imports: [],
    refusedImports: ['documents', 'encoders', 'index', 'library', 'protocol', 'engine', 'ui'],
    names: ['Intl'],
    refusedNames: ['document', 'indexedDB', 'postMessage'],
  },
  {
    folder: 'index',
    imports: ['query'],
    refusedImports: ['documents', 'encoders', 'library', 'engine', 'ui'],
    names: ['Int8Array'],
    refusedNames: ['document', 'indexedDB', 'postMessage'],
  },
  {
    folder: 'map',
    imports: ['index'],
    refusedImports: ['training', 'library', 'protocol', 'engine', 'ui'],
    names: ['Float32Array', 'AbortSignal'],
    refusedNames: ['document', 'indexedDB', 'postMessage'],
  },
  {
    folder: 'library',
    imports: ['documents'],
    refusedImports: ['protocol', 'engine', 'ui'],
    names: ['indexedDB'],
    refusedNames: ['document', 'process'],
  },
  {
    folder: 'protocol',
    imports: ['documents'],
    refusedImports: ['encoders', 'library', 'engine', 'ui'],
    names: ['Worker', 'MessagePort'],
    refusedNames: ['document'],
  },
  {
    folder: 'offline',
    imports: ['protocol'],
    refusedImports: ['encoders', 'index', 'library', 'engine', 'ui'],
    names: ['caches', 'fetch'],
    refusedNames: ['document', 'process'],
  },
  {
    folder: 'engine',
    imports: ['documents', 'encoders', 'index', 'library', 'protocol', 'query'],
    refusedImports: ['ui'],
    names: ['AbortController'],
    refusedNames: ['document', 'indexedDB', 'postMessage'],
  },
  {
    folder: 'training',
    imports: ['documents', 'encoders', 'index'],
    refusedImports: ['library', 'protocol', 'engine', 'ui'],
    names: ['Float32Array', 'AbortSignal'],
    refusedNames: ['document', 'process', 'performance'],
  },
  {
    folder: 'packing',
    imports: ['documents', 'encoders', 'library', 'protocol', 'engine'],
    refusedImports: ['ui'],
    names: ['indexedDB', 'crypto'],
    refusedNames: ['document', 'process'],
  },
  {
    folder: 'ui',
    imports: ['documents', 'protocol', 'query'],
    refusedImports: ['encoders', 'index', 'library', 'engine'],
    names: ['document'],
    refusedNames: ['process'],
  },
];

const sources = join(projectRoot, 'src');
const cache = join(projectRoot, 'node_modules', '.cache', 'inkling');
const compiler = join(projectRoot, 'node_modules', 'typescript', 'bin', 'tsc');

const unknownName = /^TS(2304|2580|2584|2591)$/;

describe('the compiler', () => {
  let workspace: string;

  beforeAll(async () => {
    await mkdir(cache, { recursive: true });
    workspace = await mkdtemp(join(cache, 'layers-'));
    // Probes read what the folders they may use declare.
    await compile(['--build', join(sources, 'packing'), join(sources, 'training'), join(sources, 'ui')]);
  });

  afterAll(() => rm(workspace, { recursive: true, force: true }));

  it.each(layers)('keeps the borders of $folder', async (layer) => {
    const { errorsOf, strangers } = await compileProbes(layer, await mkdtemp(join(workspace, 'probes-')));
    for (const imported of layer.imports) expect(errorsOf(importProbe(imported)), imported).toEqual([]);
    for (const name of layer.names) expect(errorsOf(nameProbe(name)), name).toEqual([]);
    for (const imported of layer.refusedImports) expect(strangers).toContain(await someModuleOf(imported));
    for (const name of layer.refusedNames) {
      expect(errorsOf(nameProbe(name)), name).toEqual([expect.stringMatching(unknownName)]);
    }
  });
});

const importProbe = (folder: string) => `imports-${folder}.ts`;
const nameProbe = (name: string) => `uses-${name}.ts`;

interface ProbeErrors {
  /** The codes of the errors in a probe. */
  readonly errorsOf: (probe: string) => string[];
  /** Imported files that belong neither to the folder nor to those it may use. */
  readonly strangers: readonly string[];
}

/** Compiles one small file for every import and name of a layer, as if they lay in its folder. */
async function compileProbes(layer: Layer, probes: string): Promise<ProbeErrors> {
  for (const imported of [...layer.imports, ...layer.refusedImports]) {
    await writeFile(
      join(probes, importProbe(imported)),
      `export type * from '${(await someModuleOf(imported)).replace(/\.ts$/, '')}';`,
    );
  }
  for (const name of [...layer.names, ...layer.refusedNames]) {
    await writeFile(join(probes, nameProbe(name)), `export const used: unknown = ${name};`);
  }
  await writeFile(
    join(probes, 'tsconfig.json'),
    JSON.stringify({
      extends: configOf(layer.folder),
      compilerOptions: { rootDir: projectRoot, outDir: 'out', tsBuildInfoFile: 'out/tsbuildinfo' },
      files: await readdir(probes),
      references: await referencesOf(layer.folder),
    }),
  );
  const output = await compile(['--project', probes, '--pretty', 'false']);
  const errors = [...output.matchAll(/([^\s/\\]+)\(\d+,\d+\): error (TS\d+)/g)];
  return {
    errorsOf: (probe) => errors.filter(([, file]) => file === probe).map(([, , code = '']) => code),
    strangers: [...output.matchAll(/error TS6307: File '([^']+)'/g)].map(([, file = '']) => file),
  };
}

function configOf(folder: string): string {
  return join(sources, folder, 'tsconfig.json');
}

async function referencesOf(folder: string): Promise<{ path: string }[]> {
  const config = JSON.parse(await readFile(configOf(folder), 'utf8')) as { references?: { path: string }[] };
  return (config.references ?? []).map(({ path }) => ({ path: join(sources, folder, path) }));
}

/** The absolute path of a module of the folder: one that imports nothing, which the compiler would have to read as well. */
async function someModuleOf(folder: string): Promise<string> {
  const names = await readdir(join(sources, folder), { recursive: true });
  const modules = names.filter((name) => name.endsWith('.ts') && !/\.(test|d)\.ts$|\btesting\b/.test(name)).toSorted();
  for (const module of modules) {
    const path = join(sources, folder, module);
    if (!/\bfrom '|\bimport\b/.test(await readFile(path, 'utf8'))) return path.replaceAll('\\', '/');
  }
  throw new Error(`src/${folder} has no module to import.`);
}

/** What the compiler prints, whether it finds errors or not. */
async function compile(args: readonly string[]): Promise<string> {
  const run = promisify(execFile)(process.execPath, [compiler, ...args], { cwd: projectRoot });
  const { stdout } = await run.catch((failure: { stdout: string }) => failure);
  return stdout;
}

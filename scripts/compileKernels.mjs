import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from './projectRoot.mjs';

/** The memory of a kernel that two threads use is shared, and has to say how far it may grow: as far as addresses go. */
const shared = ['--enable', 'threads', '--sharedMemory', '--maximumMemory', '65536'];
const simd = ['--enable', 'simd'];
const relaxedSimd = [...simd, '--enable', 'relaxed-simd'];

/**
 * The compiler's options for each build of a kernel.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const builds = {
  scalar: [],
  simd,
  'relaxed-simd': relaxedSimd,
  'simd-threads': [...simd, ...shared],
  'relaxed-simd-threads': [...relaxedSimd, ...shared],
};

const kernelImport = /^(?<entry>.+\.ts)\?kernel=(?<build>[\w-]+)$/;

/** The importer hands the memory in, and nothing is allocated: a kernel only works on addresses that it is given. */
const options = ['-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--initialMemory', '1'];

const assemblyscript = join(projectRoot, 'node_modules', 'assemblyscript');
const compiler = join(assemblyscript, 'bin', 'asc.js');
const compilerVersion = join(assemblyscript, 'package.json');

const cache = join(projectRoot, 'node_modules', '.cache', 'inkling', 'kernels');

/**
 * A Vite plugin that compiles AssemblyScript: `import bytes from './assembly/kernel.ts?kernel=simd'` gives the bytes of
 * a WebAssembly module as a `Uint8Array`. The word after `=` is a build, one of `builds`. The bytes are part
 * of the importing script, so that they are there without a request: in the page, in workers and in Node.
 *
 * AssemblyScript lies in folders named `assembly`, one folder for each kernel with all that it imports.
 *
 * @returns {import('vite').Plugin}
 */
export function compileKernels() {
  return {
    name: 'compile-kernels',
    enforce: 'pre',
    async load(id) {
      const { entry, build } = kernelImport.exec(id)?.groups ?? {};
      if (entry === undefined || build === undefined) return null;
      for (const source of await sourcesOf(entry)) this.addWatchFile(source);
      const bytes = await compileKernel(entry, build);
      return { code: moduleOf(bytes), map: { mappings: '' }, moduleType: 'js' };
    },
  };
}

/** @type {Map<string, Promise<Uint8Array>>} */
const compiled = new Map();

/**
 * Compiles a kernel, or takes it from the cache when nothing has changed since.
 *
 * @param {string} entry The absolute path of the source that exports the kernel's functions.
 * @param {string} build
 * @returns {Promise<Uint8Array>}
 * @throws {Error} With what the compiler says.
 */
async function compileKernel(entry, build) {
  const chosen = builds[build];
  if (!chosen) throw new Error(`There is no build "${build}" of kernels: use ${Object.keys(builds).join(' or ')}.`);
  const flags = [...options, ...chosen];
  const hash = createHash('sha256').update(JSON.stringify([flags, relative(projectRoot, entry)]));
  for (const source of [compilerVersion, ...(await sourcesOf(entry))]) hash.update(await readFile(source));
  const file = join(cache, `${hash.digest('hex')}.wasm`);
  const inFlight = compiled.get(file);
  if (inFlight) return inFlight;
  const bytes = readFile(file).catch(async () => {
    await mkdir(cache, { recursive: true });
    // Written beside its place first: another run may be reading.
    const draft = `${file}.${process.pid}`;
    await runCompiler([relative(projectRoot, entry), ...flags, '--outFile', relative(projectRoot, draft)]);
    await rename(draft, file);
    return readFile(file);
  });
  compiled.set(file, bytes);
  bytes.catch(() => compiled.delete(file));
  return bytes;
}

/** @param {readonly string[]} args */
async function runCompiler(args) {
  try {
    await promisify(execFile)(process.execPath, [compiler, ...args], { cwd: projectRoot });
  } catch (error) {
    const said = String(error instanceof Error && 'stderr' in error ? error.stderr : error);
    throw new Error(`A kernel does not compile.\n${said}`, { cause: error });
  }
}

/**
 * All AssemblyScript that a kernel may be made of, sorted.
 *
 * @param {string} entry
 */
async function sourcesOf(entry) {
  const folder = dirname(entry);
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith('.ts'))
    .toSorted()
    .map((name) => join(folder, name));
}

/** @param {Uint8Array} bytes */
function moduleOf(bytes) {
  const text = Buffer.from(bytes).toString('base64');
  return `export default Uint8Array.from(atob('${text}'), (character) => character.charCodeAt(0));\n`;
}

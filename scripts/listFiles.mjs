import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';

/**
 * Files that the running app never asks for, or need not keep: packs are in the library once they were opened, and the
 * sample notes have one of their own.
 */
const neverAsked =
  /\.map$|^_headers$|^service\.worker\.js$|^screenshots\/|^sample\/|^packs\/(?!sample\/)|\.md$|(^|\/)LICENSE$/;

/** Large, and not for everyone: models, and the build of ONNX Runtime for WebGPU. */
const onDemand = /^models\/(?!index\.json$)|ort-wasm-[\w-]*\.asyncify/;

/**
 * The files of a build that the app may ask for, in order of path; see `ShellFile`.
 *
 * @param {string} folder
 */
export async function listFiles(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    )
    .filter((path) => !neverAsked.test(path))
    .toSorted();
  return await Promise.all(
    paths.map(async (path) => {
      const content = await readFile(join(folder, path));
      return {
        path: path === 'index.html' ? '' : path,
        bytes: content.length,
        sha256: createHash('sha256').update(content).digest('base64'),
        keeping: onDemand.test(path) ? 'on demand' : 'kept',
      };
    }),
  );
}

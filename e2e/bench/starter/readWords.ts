import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The words of all notes in a folder, in the order of their paths, each with the punctuation around it. */
export function readWords(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(md|txt)$/.test(path))
    .toSorted()
    .flatMap((path) => readFileSync(join(folder, path), 'utf8').split(/\s+/))
    .filter((word) => word !== '');
}

/** Consecutive passages of so many words. */
export function passagesOf(words: readonly string[], length: number): readonly string[] {
  const count = Math.floor(words.length / length);
  return Array.from({ length: count }, (_, index) => words.slice(index * length, (index + 1) * length).join(' '));
}

import type { RawFile } from '../../documents/Document';
import { readFile } from '../../documents/readFile';
import { splitPassages } from '../../documents/splitPassages';
import type { SearchedPassage, SearchSet } from './SearchSet';

/** A query over the sample notes, as written down. */
export interface WrittenJudgement {
  /** `other`, if not given. */
  readonly kind?: string;
  readonly query: string;
  /** Paths of the notes that answer it; none, if not given. */
  readonly expects?: readonly string[];
}

/**
 * The sample notes, read and split as the app does it.
 *
 * @throws RangeError when a judgement names a note that is not there.
 */
export async function readSampleSet(
  files: readonly RawFile[],
  judgements: readonly WrittenJudgement[],
): Promise<SearchSet> {
  const numbers = new Map(files.map(({ path }, index) => [path, index]));
  const passages = await Promise.all(files.map((file, document) => passagesOf(file, document)));
  return {
    name: 'sample',
    passages: passages.flat(),
    queries: judgements.map(({ kind = 'other', query, expects = [] }) => ({
      kind,
      text: query,
      relevant: new Map(
        expects.map((path) => {
          const number = numbers.get(path);
          if (number === undefined) throw new RangeError(`"${query}" expects "${path}", which is not there.`);
          return [number, 1];
        }),
      ),
    })),
  };
}

async function passagesOf(file: RawFile, document: number): Promise<SearchedPassage[]> {
  const read = await readFile(file);
  return splitPassages(read).map(({ start, end, headings }) => ({
    document,
    title: read.title,
    tags: read.tags,
    headings,
    path: file.path,
    body: read.text.slice(start, end),
  }));
}

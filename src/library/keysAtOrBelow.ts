import { allBelow } from './pathRanges';

/** A file's place in the library. */
interface Place {
  readonly source: string;
  readonly path: string;
}

/** An index over places. */
interface PlaceIndex {
  getKey(range: IDBKeyRange): Promise<number | undefined>;
  getAllKeys(range: IDBKeyRange | [string, string]): Promise<number[]>;
}

/**
 * Within a transaction: for each place, in order, the keys of the records at it and below it. Where none of them has any,
 * as when a new folder is taken in by path, that takes one look for each source.
 */
export async function keysAtOrBelow(index: PlaceIndex, places: readonly Place[]): Promise<number[][]> {
  const sources = [...new Set(places.map(({ source }) => source))];
  const met = await Promise.all(
    sources.map((source) => {
      const paths = places.flatMap((place) => (place.source === source ? [place.path] : []));
      // "a/x" lies behind "a b".
      const [first, end] = [lowest(paths), highest(paths.map((path) => `${path}0`))];
      return index.getKey(IDBKeyRange.bound([source, first], [source, end], false, true));
    }),
  );
  const taken = new Set(sources.filter((_, position) => met[position] !== undefined));
  return await Promise.all(
    places.map(async ({ source, path }) => {
      if (!taken.has(source)) return [];
      return (await Promise.all([index.getAllKeys([source, path]), index.getAllKeys(allBelow(source, path))])).flat();
    }),
  );
}

function lowest(paths: readonly string[]): string {
  return paths.reduce((least, path) => (path < least ? path : least));
}

function highest(paths: readonly string[]): string {
  return paths.reduce((most, path) => (path > most ? path : most));
}

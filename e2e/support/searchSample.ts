import { readFileSync } from 'node:fs';
import type { InklingPage } from './InklingPage';

export const kinds = ['words', 'paraphrase', 'question', 'language'] as const;

interface SampleQuery {
  readonly kind: (typeof kinds)[number];
  readonly language: string;
  readonly query: string;
  readonly expects: readonly string[];
}

/** Hits of one kind of query, of ten. */
export interface FoundOfKind {
  readonly first: number;
  readonly firstFive: number;
}

/**
 * Written from the subjects of the sample notes, ten of each kind, before any of them was searched for; none was left
 * out or changed because of what it found.
 */
const queries = JSON.parse(
  readFileSync(new URL('../sample-queries.json', import.meta.url), 'utf8'),
) as readonly SampleQuery[];

/** What the forty queries found. */
export interface SampleSearch {
  readonly found: Readonly<Record<(typeof kinds)[number], FoundOfKind>>;
  /** A sentence for each query whose document was not among the first five. */
  readonly missed: readonly string[];
  readonly queriesOfEachKind: number;
}

/** Runs the forty queries over the sample notes. */
export async function searchSample(
  inkling: InklingPage,
  search: (query: string) => Promise<void>,
): Promise<SampleSearch> {
  const ranks: { readonly kind: SampleQuery['kind']; readonly rank: number }[] = [];
  const missed: string[] = [];
  for (const { kind, query, expects } of queries) {
    await search(query);
    const paths = await inkling.foundPaths();
    const rank = paths.findIndex((path) => expects.includes(path));
    ranks.push({ kind, rank });
    if (rank < 0 || rank >= 5)
      missed.push(`${kind}: "${query}" (${expects.join(', ')}); first: ${paths[0] ?? 'nothing'}`);
  }
  const foundOf = (kind: SampleQuery['kind']): FoundOfKind => {
    const own = ranks.filter((each) => each.kind === kind);
    return {
      first: own.filter(({ rank }) => rank === 0).length,
      firstFive: own.filter(({ rank }) => rank >= 0 && rank < 5).length,
    };
  };
  return {
    found: {
      words: foundOf('words'),
      paraphrase: foundOf('paraphrase'),
      question: foundOf('question'),
      language: foundOf('language'),
    },
    missed,
    queriesOfEachKind: queries.length / kinds.length,
  };
}

/** The figures of a search, by kind. */
export function sampleFigures(prefix: string, { found }: SampleSearch): Record<string, number> {
  return Object.fromEntries(
    kinds.flatMap((kind) => [
      [`${prefix}.${kind}.hit_at_1`, found[kind].first],
      [`${prefix}.${kind}.hit_at_5`, found[kind].firstFive],
    ]),
  );
}

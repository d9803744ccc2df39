import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { firstFinds } from './firstFinds';
import type { InklingPage } from './InklingPage';

const kinds = ['words', 'paraphrase', 'question', 'language'] as const;

type Kind = (typeof kinds)[number];

/** One of the forty queries. */
export interface SampleQuery {
  readonly kind: Kind;
  readonly language: string;
  readonly query: string;
  /** Paths of the notes that are about it, of which one is enough. */
  readonly expects: readonly string[];
}

/** Hits of one kind of query: of ten, if all forty are searched for. */
interface FoundOfKind {
  readonly first: number;
  readonly firstFive: number;
}

/**
 * Written from the subjects of the sample notes, ten of each kind, before any of them was searched for; none was left
 * out or changed because of what it found.
 */
export const sampleQueries = JSON.parse(
  readFileSync(new URL('../sample-queries.json', import.meta.url), 'utf8'),
) as readonly SampleQuery[];

/** What queries found. */
interface SampleSearch {
  readonly found: Readonly<Record<Kind, FoundOfKind>>;
  /** A sentence for each query whose document was not among the first five. */
  readonly missed: readonly string[];
  readonly queriesOfEachKind: number;
}

/** Runs the forty queries, or some of them, over the sample notes. */
export async function searchSample(
  inkling: InklingPage,
  search: (query: string) => Promise<void>,
  queries = sampleQueries,
): Promise<SampleSearch> {
  const ranks: { readonly kind: Kind; readonly rank: number }[] = [];
  const missed: string[] = [];
  for (const { kind, query, expects } of queries) {
    await search(query);
    const paths = await inkling.foundPaths();
    const rank = paths.findIndex((path) => expects.includes(path));
    ranks.push({ kind, rank });
    if (rank < 0 || rank >= 5)
      missed.push(`${kind}: "${query}" (${expects.join(', ')}); first: ${paths[0] ?? 'nothing'}`);
  }
  const foundOf = (kind: Kind): FoundOfKind => {
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

/** Expects so many hits of each kind, and prints the queries whose note was not among the first five. */
export function expectAtLeast({ found, missed }: SampleSearch, wanted: SampleSearch['found']): void {
  console.log(['not among the first five:', ...missed].join('\n  '));
  for (const kind of kinds) {
    expect.soft(found[kind].first, `${kind}, hit@1`).toBeGreaterThanOrEqual(wanted[kind].first);
    expect.soft(found[kind].firstFive, `${kind}, hit@5`).toBeGreaterThanOrEqual(wanted[kind].firstFive);
  }
}

/** What the first minute shows in English holds for the main encoder, too. */
export async function expectFirstFinds(inkling: InklingPage): Promise<void> {
  for (const [query, path] of Object.entries(firstFinds.en)) {
    await inkling.searchRefined(query);
    expect.soft((await inkling.foundPaths())[0], query).toBe(path);
  }
}

import type { Page } from '@playwright/test';
import { latencies, recall } from './latencies';
import { peers, type PeerName } from './peers/peers';
import type { BenchFill } from './SearchBenchApi';

const ROUNDS = 1;

/** Figures and conditions of peers, to be written beside the index's own. */
export interface PeerResults {
  readonly figures: Readonly<Record<string, number>>;
  readonly conditions: Readonly<Record<string, string>>;
}

/** Does some work in a page of its own. */
export type WithPage = (work: (page: Page) => Promise<void>) => Promise<void>;

/** All peers, or those whose names a list such as "voy,orama" has; none of a list "0". */
export function choosePeers(list: string | undefined): PeerName[] {
  const names = Object.keys(peers) as PeerName[];
  return list === undefined ? names : names.filter((name) => list.split(',').includes(name));
}

/** Measures one peer after the other; one that fails or takes too long to build is left out, with the reason. They take minutes, so each is told. */
export async function measurePeers(
  names: readonly PeerName[],
  size: string,
  fill: Omit<BenchFill, 'index'>,
  withPage: WithPage,
): Promise<PeerResults> {
  const figures: Record<string, number> = {};
  const conditions: Record<string, string> = {};
  for (const name of names) {
    conditions[`peer.${name}`] = peers[name].words;
    await withPage(async (page) => {
      try {
        const measured = await measurePeer(page, { ...fill, index: name });
        for (const [figure, value] of Object.entries(measured))
          figures[`search.${size}.peer.${name}.${figure}`] = value;
      } catch (error) {
        const [reason = ''] = (error as Error).message.replace(/^page\.evaluate: (\w*Error: )?/, '').split('\n');
        console.log(`  ${size} ${name} left out: ${reason}`);
        conditions[`peer.${name}.left_out_at_${size}`] = reason;
      }
    });
  }
  return { figures, conditions };
}

/** How many times as fast the index is as the fastest peer that compares every row; none where no such peer ran. */
export function speedup(figures: Readonly<Record<string, number>>, size: string): Record<string, number> {
  const times = (Object.keys(peers) as PeerName[])
    .filter((name) => peers[name].comparesEveryRow)
    .flatMap((name) => figures[`search.${size}.peer.${name}.p50_ms`] ?? []);
  const own = figures[`search.${size}.p50_ms`];
  if (times.length === 0 || own === undefined) return {};
  return { [`search.${size}.speedup_vs_best_exact_peer`]: Math.round((10 * Math.min(...times)) / own) / 10 };
}

async function measurePeer(page: Page, fill: BenchFill<PeerName>): Promise<Record<string, number>> {
  const { truth, buildMilliseconds } = await page.evaluate((each) => globalThis.searchBench.fillPeer(each), fill);
  const recall10 = await recall(page, truth, 10);
  return { build_ms: Math.round(buildMilliseconds), ...(await latencies(page, ROUNDS)), recall10 };
}

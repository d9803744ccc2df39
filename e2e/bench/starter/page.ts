import '../../../src/protocol/trustOwnScripts';
import { connectWorker } from '../../../src/protocol/connectWorker';
import type { StarterBenchApi } from './StarterBenchApi';

declare global {
  /** What the measurement calls in the page. */
  var starterBench: StarterBenchApi;
}

const worker = new Worker(new URL('./bench.worker.ts', import.meta.url), { type: 'module', name: 'bench' });
globalThis.starterBench = connectWorker<StarterBenchApi>(worker, 'bench').api;

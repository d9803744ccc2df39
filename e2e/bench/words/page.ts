import '../../../src/protocol/trustOwnScripts';
import { connectWorker } from '../../../src/protocol/connectWorker';
import type { WordsBenchApi } from './WordsBenchApi';

declare global {
  /** What the measurement calls in the page. */
  var wordsBench: WordsBenchApi;
}

const worker = new Worker(new URL('./bench.worker.ts', import.meta.url), { type: 'module', name: 'bench' });
globalThis.wordsBench = connectWorker<WordsBenchApi>(worker, 'bench').api;

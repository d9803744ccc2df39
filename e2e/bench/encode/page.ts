import '../../../src/protocol/trustOwnScripts';
import { connectWorker } from '../../../src/protocol/connectWorker';
import type { EncodeBenchApi } from './EncodeBenchApi';

declare global {
  /** What the measurement calls in the page. */
  var encodeBench: EncodeBenchApi;
}

const worker = new Worker(new URL('./bench.worker.ts', import.meta.url), { type: 'module', name: 'bench' });
globalThis.encodeBench = connectWorker<EncodeBenchApi>(worker, 'bench').api;

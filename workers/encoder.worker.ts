import '../src/protocol/trustOwnScripts';
import { measureSpeed } from '../src/encoders/measureSpeed';
import { startEncoder, type StartedEncoder } from '../src/encoders/transformers/startEncoder';
import type { EncoderApi } from '../src/protocol/encoders/EncoderApi';
import { serveWorker } from '../src/protocol/serveWorker';
import { encoderFiles } from './encoderFiles';
import { nextTurn } from './nextTurn';

let started: Promise<StartedEncoder> | null = null;

const api: EncoderApi = {
  start: async ({ model, files, ...rest }, onProgress) => {
    if (started) throw new Error('This encoder was started before: make another worker.');
    const startedAt = performance.now();
    started = startEncoder({ description: model, files: encoderFiles(model, files), nextTurn, onProgress, ...rest });
    const { encoder, selfTest } = await started;
    return { adapter: encoder.device, selfTest, milliseconds: performance.now() - startedAt };
  },
  measureSpeed: async (signal) => {
    const { encoder, policies } = await running();
    return await measureSpeed(encoder, policies, { now: () => performance.now(), signal });
  },
  encode: async (inputs, role, onProgress, signal) => {
    const { encoder } = await running();
    return await encoder.encodeTexts(inputs, { role, onProgress, signal });
  },
};

async function running(): Promise<StartedEncoder> {
  if (!started) throw new Error('This encoder has not been started.');
  return await started;
}

serveWorker(api, self);

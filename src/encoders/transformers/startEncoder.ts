import { batchPolicies } from '../batchPolicies';
import { DeviceError } from '../DeviceError';
import type { Dtype, ModelDescription } from '../models/ModelDescription';
import type { SelfCheck } from '../SelfCheck';
import { oneByOne, type BatchPolicy } from '../planBatches';
import { selfTest } from '../selfTest';
import { TransformerEncoder } from '../TransformerEncoder';
import { loadTransformersModel } from './loadTransformersModel';
import type { ModelFiles } from './ModelFiles';
import { nameGpuAdapter } from './nameGpuAdapter';
import { runtimeFiles } from './runtimeFiles';

/** Which model to start, and where. */
export interface TransformerStart {
  readonly description: ModelDescription;
  readonly dtype: Dtype;
  readonly dimensions: number;
  readonly device: 'webgpu' | 'wasm';
  /** Threads on WASM. */
  readonly threads: number;
  /** The batches that were measured to be fastest; null before the first measurement. */
  readonly policy: BatchPolicy | null;
  readonly files: ModelFiles;
  /** Resolves when calls that have come in meanwhile have been taken. */
  readonly nextTurn: () => Promise<void>;
  readonly onProgress: (loadedBytes: number, totalBytes: number) => void;
}

/** An encoder that runs, and what its self-test found. */
export interface StartedEncoder {
  readonly encoder: TransformerEncoder;
  readonly selfTest: readonly SelfCheck[];
  /** The batch policies to choose from, at least one. */
  readonly policies: readonly BatchPolicy[];
}

/**
 * Loads a model onto a device and tests it there. A failed self-test is told, not thrown.
 *
 * @throws ModelFormatError naming the file that is missing or wrong.
 * @throws DeviceError naming the device that cannot run the model.
 */
export async function startEncoder(start: TransformerStart): Promise<StartedEncoder> {
  const { description, dtype, dimensions, device, policy, nextTurn } = start;
  const deviceName = await nameDevice(start);
  const model = await loadTransformersModel({ ...start, deviceName, runtime: runtimeFiles[device] });
  const { checks, oneByOne: separate } = await selfTest(model, description, dtype);
  const measured = policy === null ? batchPolicies[device] : [policy];
  const policies = separate ? [oneByOne] : measured;
  const encoder = new TransformerEncoder({
    description,
    dtype,
    dimensions,
    model,
    device: deviceName,
    policy: policies[0]!,
    nextTurn,
  });
  return { encoder, selfTest: checks, policies };
}

async function nameDevice({ device, threads }: TransformerStart): Promise<string> {
  if (device === 'wasm') return threads === 1 ? 'CPU, 1 thread' : `CPU, ${threads} threads`;
  const adapter = await nameGpuAdapter();
  if (adapter === null) throw new DeviceError('absent', 'This browser offers no GPU through WebGPU.');
  return `WebGPU (${adapter})`;
}

import type { Dtype } from './models/ModelDescription';
import type { BatchPolicy } from './planBatches';

const oneByOne: BatchPolicy = { paddedTokens: 2048, texts: 1, paddingShare: 0 };

/** How texts are batched on each device. */
const policies: Readonly<Record<'webgpu' | 'wasm', BatchPolicy>> = {
  webgpu: { paddedTokens: 2048, texts: 32, paddingShare: 0.2 },
  wasm: { paddedTokens: 2048, texts: 4, paddingShare: 0.02 },
};

/**
 * How texts of a model are batched on a device. 8-bit models quantise their activations for a whole batch at once: a
 * text would come out differently beside others (cosine 0.984 with the bundled light encoder), so each runs alone.
 */
export function batchPolicyFor(device: 'webgpu' | 'wasm', dtype: Dtype): BatchPolicy {
  return dtype === 'q8' ? oneByOne : policies[device];
}

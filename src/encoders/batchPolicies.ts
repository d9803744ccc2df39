import type { BatchPolicy } from './planBatches';

/** How texts are batched on each device. */
export const batchPolicies: Readonly<Record<'webgpu' | 'wasm', BatchPolicy>> = {
  webgpu: { paddedTokens: 2048, texts: 32, paddingShare: 0.2 },
  wasm: { paddedTokens: 2048, texts: 4, paddingShare: 0.02 },
};

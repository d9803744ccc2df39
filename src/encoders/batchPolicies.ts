import { oneByOne, type BatchPolicy } from './planBatches';

/**
 * How texts may be batched on each device, the one to begin with first; which is fastest is measured on the device itself.
 *
 * WASM: whatever its length, a run costs as much as 26 (q4 with the shape of EmbeddingGemma) to 37 tokens (light encoder)
 * more than it has, so short texts gain by company: 2 threads gave 68 tokens/s for 1 × 16, 152 for 8 × 16, 130 for
 * 1 × 64, 176 for 4 × 64, 170 for 1 × 256 and 178 for 2 × 256. Since a query waits for the run before it, no run is much
 * longer than that of one full passage, which has 300 to 400 tokens.
 *
 * WebGPU: more padded tokens than 2,048 may be more than its memory. Which batches are fastest there differs much between
 * GPUs.
 */
export const batchPolicies: Readonly<Record<'webgpu' | 'wasm', readonly BatchPolicy[]>> = {
  webgpu: [
    { paddedTokens: 2048, paddingOfText: 48 },
    { paddedTokens: 1024, paddingOfText: 24 },
    { paddedTokens: 512, paddingOfText: 24 },
  ],
  wasm: [{ paddedTokens: 400, paddingOfText: 24 }, oneByOne],
};

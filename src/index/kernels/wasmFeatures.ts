/** An ability of the browser's WebAssembly that a kernel needs. */
export type WasmFeature = 'simd' | 'relaxed-simd' | 'threads';

/** The begin of every module: magic and version, the type `() → v128`, one function of it, its code's section. */
const begin = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0];

/** For each feature a module that uses it. An engine that lacks it finds the module invalid. */
const probes: Readonly<Record<WasmFeature, readonly number[]>> = {
  // i32.const 0, i8x16.splat, i8x16.popcnt, end
  simd: [...begin, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
  // A memory of one page that is shared.
  threads: [0, 97, 115, 109, 1, 0, 0, 0, 5, 4, 1, 3, 1, 1],
  // i32.const 1, i8x16.splat, i32.const 2, i8x16.splat, i8x16.relaxed_swizzle, end
  'relaxed-simd': [...begin, 10, 15, 1, 13, 0, 65, 1, 253, 15, 65, 2, 253, 15, 253, 128, 2, 11],
};

export function hasWasmFeature(feature: WasmFeature): boolean {
  return typeof WebAssembly === 'object' && WebAssembly.validate(Uint8Array.from(probes[feature]));
}

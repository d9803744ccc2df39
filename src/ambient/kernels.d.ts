/**
 * Kernels: the bytes of WebAssembly modules that `scripts/compileKernels.mjs` makes of AssemblyScript. The word after
 * `=` is what the browser must be able to do.
 */

declare module '*?kernel=scalar' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

declare module '*?kernel=simd' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

declare module '*?kernel=relaxed-simd' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

declare module '*?kernel=simd-threads' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

declare module '*?kernel=relaxed-simd-threads' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

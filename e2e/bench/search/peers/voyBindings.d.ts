/** What voy-search says of its main module, of the one behind it. */
declare module 'voy-search/voy_search_bg.js' {
  export { Voy } from 'voy-search';
  // oxlint-disable-next-line no-underscore-dangle -- The name is wasm-bindgen's.
  export function __wbg_set_wasm(exports: WebAssembly.Exports): void;
}

import * as bindings from 'voy-search/voy_search_bg.js';
import address from 'voy-search/voy_search_bg.wasm?url';
import type { MakePeer } from './peers';
import { rowsOf } from './rowsOf';

/** The package imports its module as a script would be, which no browser can; so it is started here. */
export const makeVoyPeer: MakePeer = async (dimensions) => {
  const { instance } = await WebAssembly.instantiateStreaming(fetch(address), { './voy_search_bg.js': bindings });
  // oxlint-disable-next-line no-underscore-dangle -- The name is wasm-bindgen's.
  bindings.__wbg_set_wasm(instance.exports);
  const voy = new bindings.Voy();
  return {
    append: (block, first) =>
      voy.add({
        embeddings: rowsOf(block, dimensions).map((values, row) => ({
          id: String(first + row),
          title: '',
          url: '',
          embeddings: [...values],
        })),
      }),
    search: (query, limit) => voy.search(query, limit).neighbors.map(({ id }) => Number(id)),
  };
};

import { create, insert, search, type Results } from '@orama/orama';
import type { MakePeer } from './peers';
import { rowsOf } from './rowsOf';

/** Its vector search; rows of any similarity from 0 are allowed, because by default those below 0.8 are left out. */
export const makeOramaPeer: MakePeer = async (dimensions) => {
  const database = create({ schema: { embedding: `vector[${dimensions}]` } as const });
  return {
    append: async (block, first) => {
      for (const [row, values] of rowsOf(block, dimensions).entries()) {
        await insert(database, { id: String(first + row), embedding: [...values] });
      }
    },
    search: (query, limit) => {
      const found = search(database, {
        mode: 'vector',
        vector: { value: [...query], property: 'embedding' },
        similarity: 0,
        limit,
      }) as Results<unknown>;
      return found.hits.map(({ id }) => Number(id));
    },
  };
};

/** What a peer is, in words, and how it works. */
export interface PeerKind {
  readonly words: string;
  /** Compares the query with every row; the others look at some only. */
  readonly comparesEveryRow: boolean;
}

/** Other ways to search rows in a browser, by their name in figures. */
export const peers = {
  'js-cosine': { words: 'JavaScript: cosine with each Float32Array, all sorted', comparesEveryRow: true },
  'js-dot': { words: 'JavaScript: dot products, the best kept in a heap', comparesEveryRow: true },
  orama: { words: '@orama/orama 3.1.18', comparesEveryRow: true },
  'hnswlib-brute': { words: 'hnswlib-wasm 0.8.2, brute force', comparesEveryRow: true },
  'hnswlib-hnsw': {
    words: 'hnswlib-wasm 0.8.2, HNSW: m 16, efConstruction 64, efSearch 64',
    comparesEveryRow: false,
  },
  voy: { words: 'voy-search 0.6.3, k-d tree', comparesEveryRow: false },
} as const satisfies Record<string, PeerKind>;

export type PeerName = keyof typeof peers;

/** An index of another make. */
export interface Peer {
  /** Adds rows, packed; the first one gets the number `first`. */
  append(rows: Float32Array, first: number): Promise<void> | void;
  /** Up to `limit` rows, best first. */
  search(query: Float32Array, limit: number): readonly number[];
}

/** Makes a peer for rows of so many dimensions; `capacity` is how many will be appended. */
export type MakePeer = (dimensions: number, capacity: number) => Promise<Peer>;

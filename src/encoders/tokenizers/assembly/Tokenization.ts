import { PartCache } from './PartCache';

/** All that splitting texts into pieces needs, in the memory of its vocabulary. */
@unmanaged
export class Tokenization {
  cache: PartCache;
  /** The trie. */
  cells: usize;
  /** By cell: the id of the piece that ends there, uint32; of the root's the unknown id. */
  idOfCell: usize;
  /** By code unit: its code, or 0, which leads nowhere. 65,536 uint32 values. */
  codes: usize;
  /** What an unknown character costs. */
  unknownScore: f64;
  unknownId: u32;
  /** The code unit in front of every part. */
  mark: u32;
  /** By code unit what the normaliser makes of it, 65,536 uint16 values: see `plainUnit.ts`. */
  plainUnits: usize;
  /** Where walks through a word are: `WALK_BYTES`. */
  walks: usize;
  /** Code units of a text. */
  units: usize;
  /** Code units of one word. */
  word: usize;
  /** Their codes, and 0 behind: uint32. */
  wordCodes: usize;
  /** For each end in the word, and its begin, a `Split`. */
  splits: usize;
  /** The ids of what was split since they were taken. */
  ids: usize;
  idCount: u32;
}

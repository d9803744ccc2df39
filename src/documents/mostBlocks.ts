/** Rows or values that are read of one file: enough for any that a person reads in, and few enough for a phone's memory. */
export const MOST_BLOCKS = 1_000_000;

/** Two sentences and how alike people found them. */
export interface ScoredPair {
  readonly one: string;
  readonly other: string;
  /** Any scale; higher is more alike. */
  readonly score: number;
}

/**
 * Reads records of two sentences and a score.
 *
 * @param records the fields of each line of a CSV or TSV file without a header.
 * @throws RangeError naming the record that has no such three fields.
 */
export function parseScoredPairs(records: readonly (readonly string[])[]): ScoredPair[] {
  return records.map(([one, other, written], index) => {
    const score = Number(written);
    if (one === undefined || other === undefined || written === undefined || !Number.isFinite(score)) {
      throw new RangeError(`Record ${index + 1} is not two sentences and a score.`);
    }
    return { one, other, score };
  });
}

import { parse } from 'csv-parse/browser/esm/sync';

/** Two sentences and how alike people found them. */
export interface ScoredPair {
  readonly one: string;
  readonly other: string;
  /** Any scale; higher is more alike. */
  readonly score: number;
}

/**
 * Reads `sentence1, sentence2, score` from CSV, or from TSV, without a header.
 *
 * @throws RangeError naming the record that has no such three fields.
 */
export function parseScoredPairs(text: string, delimiter: ',' | '\t' = ','): ScoredPair[] {
  // Tab-separated files hold lone quotation marks as they are.
  const records = parse(text, { delimiter, bom: true, quote: delimiter === ',' ? '"' : false, skip_empty_lines: true });
  return records.map(([one, other, written], index) => {
    const score = Number(written);
    if (one === undefined || other === undefined || written === undefined || !Number.isFinite(score)) {
      throw new RangeError(`Record ${index + 1} is not two sentences and a score.`);
    }
    return { one, other, score };
  });
}

/**
 * The mean of tables that began alike ("model soup": Wortsman et al. 2022, arXiv 2203.05482).
 *
 * @param shares how much each table counts, 1 in all; alike, if not given.
 */
export function averageTables(
  tables: readonly Float32Array[],
  shares: readonly number[] = tables.map(() => 1 / tables.length),
): Float32Array<ArrayBuffer> {
  const mean = new Float32Array(tables[0]?.length ?? 0);
  for (let position = 0; position < mean.length; position++) {
    let sum = 0;
    for (let table = 0; table < tables.length; table++) sum += shares[table]! * tables[table]![position]!;
    mean[position] = sum;
  }
  return mean;
}

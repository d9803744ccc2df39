/** The mean of tables that began alike ("model soup": Wortsman et al. 2022, arXiv 2203.05482). */
export function averageTables(tables: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const mean = new Float32Array(tables[0]?.length ?? 0);
  for (let position = 0; position < mean.length; position++) {
    let sum = 0;
    for (const table of tables) sum += table[position]!;
    mean[position] = sum / tables.length;
  }
  return mean;
}

/** The rows of a block, each an array of its own. */
export function rowsOf(block: Float32Array, dimensions: number): Float32Array[] {
  return Array.from({ length: block.length / dimensions }, (_, row) =>
    block.slice(row * dimensions, (row + 1) * dimensions),
  );
}

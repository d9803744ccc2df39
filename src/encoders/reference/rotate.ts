/**
 * Rotary position embedding (arXiv 2104.09864): turns each pair of a head's entries by `position · base^(−2k/size)`, so
 * that the product of a turned query and a turned key depends on the distance of their positions.
 *
 * The paper pairs neighbours; Gemma's published weights pair entry `k` of the first half with entry `k` of the second.
 */
export function rotate(head: Float64Array, position: number, base: number): Float64Array {
  const half = head.length / 2;
  const turned = new Float64Array(head.length);
  for (let k = 0; k < half; k++) {
    const angle = position * base ** ((-2 * k) / head.length);
    const [x, y] = [head[k]!, head[k + half]!];
    turned[k] = x * Math.cos(angle) - y * Math.sin(angle);
    turned[k + half] = y * Math.cos(angle) + x * Math.sin(angle);
  }
  return turned;
}

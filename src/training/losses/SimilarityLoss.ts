/**
 * A loss on a square matrix of cosines, `size × size`, row-major. All losses are means over the rows, add `weight` times
 * their gradient to `gradient`, and return `weight` times their value.
 */
export interface LossTarget {
  readonly cosines: Float32Array;
  readonly size: number;
  readonly gradient: Float32Array;
  readonly weight: number;
}

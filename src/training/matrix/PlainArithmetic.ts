import { type Arithmetic, checkProductShape, checkSumDimensions, type ProductShape, type RowSums } from './Arithmetic';

/** The oracle: plain loops, sums in float64. */
export class PlainArithmetic implements Arithmetic {
  floats(length: number): Float32Array<ArrayBuffer> {
    return new Float32Array(length);
  }

  ints(length: number): Int32Array<ArrayBuffer> {
    return new Int32Array(length);
  }

  multiplyTransposed(result: Float32Array, left: Float32Array, right: Float32Array, shape: ProductShape): void {
    checkProductShape(shape);
    const { rows, columns, inner, leftStride, rightStride, resultStride, add } = shape;
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const position = row * resultStride + column;
        let sum = add ? result[position]! : 0;
        for (let k = 0; k < inner; k++) sum += left[row * leftStride + k]! * right[column * rightStride + k]!;
        result[position] = sum;
      }
    }
  }

  sumRows(result: Float32Array, { starts, ids, factors }: RowSums, table: Float32Array, dimensions: number): void {
    checkSumDimensions(dimensions);
    const sum = new Float64Array(dimensions);
    for (let row = 0; row < starts.length - 1; row++) {
      sum.fill(0);
      for (let k = starts[row]!; k < starts[row + 1]!; k++) {
        for (let d = 0; d < dimensions; d++) sum[d]! += factors[k]! * table[ids[k]! * dimensions + d]!;
      }
      result.set(sum, row * dimensions);
    }
  }
}

/**
 * Solves `matrix · X = right` by Cholesky's factorisation (Golub and Van Loan, Matrix Computations, 4.2).
 *
 * @param matrix symmetric and positive definite, `size × size`, row-major; overwritten.
 * @param right `size × columns`, row-major; overwritten by X.
 * @throws RangeError when the matrix is not positive definite.
 */
export function solvePositive(matrix: Float64Array, right: Float64Array, size: number): void {
  const columns = right.length / size;
  factorise(matrix, size);
  for (let row = 0; row < size; row++) {
    for (let k = 0; k < row; k++) subtractRow(right, row, k, matrix[row * size + k]!, columns);
    divideRow(right, row, matrix[row * size + row]!, columns);
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let k = row + 1; k < size; k++) subtractRow(right, row, k, matrix[k * size + row]!, columns);
    divideRow(right, row, matrix[row * size + row]!, columns);
  }
}

/** Puts L into the lower triangle, where `matrix = L · Lᵀ`. */
function factorise(matrix: Float64Array, size: number): void {
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column]!;
      for (let k = 0; k < column; k++) sum -= matrix[row * size + k]! * matrix[column * size + k]!;
      if (row > column) matrix[row * size + column] = sum / matrix[column * size + column]!;
      else if (sum > 0) matrix[row * size + row] = Math.sqrt(sum);
      else throw new RangeError('The matrix is not positive definite.');
    }
  }
}

function subtractRow(rows: Float64Array, row: number, other: number, factor: number, columns: number): void {
  for (let column = 0; column < columns; column++) {
    rows[row * columns + column]! -= factor * rows[other * columns + column]!;
  }
}

function divideRow(rows: Float64Array, row: number, divisor: number, columns: number): void {
  for (let column = 0; column < columns; column++) rows[row * columns + column]! /= divisor;
}

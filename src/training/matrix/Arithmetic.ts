/** Sums of table rows: row r of the result is the sum of `factors[k] · table[ids[k]]` for k from `starts[r]`. */
export interface RowSums {
  /** One more than there are sums: sum r ends before `starts[r + 1]`. */
  readonly starts: Int32Array;
  readonly ids: Int32Array;
  readonly factors: Float32Array;
}

/** A product of two row-major matrices. Strides count numbers from one row to the next. */
export interface ProductShape {
  /** Of the left matrix and of the result: a multiple of 4. */
  readonly rows: number;
  /** Rows of the right matrix, columns of the result: a multiple of 2. */
  readonly columns: number;
  /** How many numbers of each row are multiplied: a multiple of 4. */
  readonly inner: number;
  readonly leftStride: number;
  readonly rightStride: number;
  readonly resultStride: number;
  /** Whether the product is added to what the result holds. */
  readonly add: boolean;
}

/**
 * The two loops that training spends its time in. Arrays given to them must come from the same arithmetic's `floats` and
 * `ints`, or be parts of such arrays.
 */
export interface Arithmetic {
  /** A new array of zeros. */
  floats(length: number): Float32Array<ArrayBuffer>;
  /** A new array of zeros. */
  ints(length: number): Int32Array<ArrayBuffer>;
  /** `result = left · rightᵀ`, or `result += left · rightᵀ`. */
  multiplyTransposed(result: Float32Array, left: Float32Array, right: Float32Array, shape: ProductShape): void;
  /** Fills `result`, packed rows of `dimensions` numbers: a multiple of 32. */
  sumRows(result: Float32Array, sums: RowSums, table: Float32Array, dimensions: number): void;
}

/** @throws RangeError when the sizes are none that every arithmetic computes. */
export function checkProductShape({ rows, columns, inner }: ProductShape): void {
  if (rows % 4 === 0 && columns % 2 === 0 && inner % 4 === 0) return;
  throw new RangeError(`A product of ${rows} × ${inner} and ${inner} × ${columns} is not in blocks of 4, 4 and 2.`);
}

/** @throws RangeError when the dimensions are none that every arithmetic sums. */
export function checkSumDimensions(dimensions: number): void {
  if (dimensions % 32 !== 0) throw new RangeError(`Rows of ${dimensions} numbers are not in blocks of 32.`);
}

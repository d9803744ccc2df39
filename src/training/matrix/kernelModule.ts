import {
  add,
  addVectors,
  advance,
  type Code,
  constant,
  encodeModule,
  get,
  loadInt,
  loadSplat,
  loadVector,
  multiply,
  multiplyVectors,
  set,
  setSum,
  storeLaneSum,
  storeVector,
  type WasmFunction,
  whileBelow,
  zeroVector,
} from './wasmEncoding';

/** The two loops of `SimdArithmetic` as a WebAssembly module, written here instruction by instruction. */
export function kernelModule(): Uint8Array<ArrayBuffer> {
  return encodeModule([multiplyTransposed(), sumRows()]);
}

const VECTOR_BYTES = 16;
/** Left rows and right rows in one block: 8 sums and 6 vectors in hand fit the 16 registers of x86-64. */
const LEFT = 4;
const RIGHT = 2;
/** Vectors of the result that are summed at a time. */
const SUMS = 8;

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

function multiplyTransposed(): WasmFunction {
  const [result, left, right, rows, columns, innerBytes, leftStride, rightStride, resultStride, adding] = range(10) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [row, column, step, rightBlock] = [10, 11, 12, 13];
  const leftRows = range(LEFT).map((index) => 14 + index);
  const rightRows = range(RIGHT).map((index) => 18 + index);
  const resultRows = range(LEFT).map((index) => 20 + index);
  const sum = (i: number, j: number) => 24 + i * RIGHT + j;
  const leftVectors = range(LEFT).map((index) => 32 + index);
  const rightVectors = range(RIGHT).map((index) => 36 + index);

  /** Sets each local to the start of its row: the first to `base`, the next one stride on. */
  const setRows = (locals: readonly number[], base: number, stride: number): Code =>
    locals.flatMap((local, index) =>
      index === 0 ? [...get(base), ...set(local)] : setSum(local, locals[index - 1]!, stride),
    );
  const loadAt = (address: number): Code => [...get(address), ...get(step), ...add, ...loadVector()];
  const multiplyStep = [
    ...leftRows.flatMap((address, i) => [...loadAt(address), ...set(leftVectors[i]!)]),
    ...rightRows.flatMap((address, j) => [...loadAt(address), ...set(rightVectors[j]!)]),
    ...range(LEFT).flatMap((i) =>
      range(RIGHT).flatMap((j) => [
        ...get(sum(i, j)),
        ...get(leftVectors[i]!),
        ...get(rightVectors[j]!),
        ...multiplyVectors,
        ...addVectors,
        ...set(sum(i, j)),
      ]),
    ),
    ...advance(step, VECTOR_BYTES),
  ];
  const clear = range(LEFT * RIGHT).flatMap((index) => [...zeroVector, ...set(24 + index)]);
  const store = range(LEFT).flatMap((i) =>
    range(RIGHT).flatMap((j) => storeLaneSum(resultRows[i]!, j * 4, sum(i, j), adding)),
  );
  const columnLoop = [
    ...setRows(rightRows, rightBlock, rightStride),
    ...clear,
    ...constant(0),
    ...set(step),
    ...whileBelow(step, get(innerBytes), multiplyStep),
    ...store,
    ...resultRows.flatMap((local) => advance(local, RIGHT * 4)),
    ...setSum(rightBlock, rightRows[RIGHT - 1]!, rightStride),
    ...advance(column, RIGHT),
  ];
  const rowLoop = [
    ...setRows(leftRows, left, leftStride),
    ...setRows(resultRows, result, resultStride),
    ...get(right),
    ...set(rightBlock),
    ...constant(0),
    ...set(column),
    ...whileBelow(column, get(columns), columnLoop),
    ...setSum(left, leftRows[LEFT - 1]!, leftStride),
    ...get(result),
    ...get(resultStride),
    ...constant(LEFT),
    ...multiply,
    ...add,
    ...set(result),
    ...advance(row, LEFT),
  ];
  return {
    name: 'multiplyTransposed',
    parameters: 10,
    integers: 14,
    vectors: 14,
    body: whileBelow(row, get(rows), rowLoop),
  };
}

function sumRows(): WasmFunction {
  const [result, starts, ids, factors, table, rows, rowBytes] = range(7) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [row, k, end, part, address] = [7, 8, 9, 10, 11];
  const sums = range(SUMS).map((index) => 12 + index);
  const factor = 20;
  const entryOf = (array: number): Code => [...get(array), ...get(k), ...constant(4), ...multiply, ...add];
  const addEntry = [
    ...entryOf(ids),
    ...loadInt(),
    ...get(rowBytes),
    ...multiply,
    ...get(part),
    ...add,
    ...get(table),
    ...add,
    ...set(address),
    ...entryOf(factors),
    ...loadSplat,
    ...set(factor),
    ...sums.flatMap((local, index) => [
      ...get(local),
      ...get(address),
      ...loadVector(index * VECTOR_BYTES),
      ...get(factor),
      ...multiplyVectors,
      ...addVectors,
      ...set(local),
    ]),
    ...advance(k, 1),
  ];
  const partLoop = [
    ...sums.flatMap((local) => [...zeroVector, ...set(local)]),
    ...get(starts),
    ...loadInt(),
    ...set(k),
    ...whileBelow(k, get(end), addEntry),
    ...sums.flatMap((local, index) => [...get(result), ...get(local), ...storeVector(index * VECTOR_BYTES)]),
    ...advance(result, SUMS * VECTOR_BYTES),
    ...advance(part, SUMS * VECTOR_BYTES),
  ];
  const rowLoop = [
    ...get(starts),
    ...loadInt(4),
    ...set(end),
    ...constant(0),
    ...set(part),
    ...whileBelow(part, get(rowBytes), partLoop),
    ...advance(starts, 4),
    ...advance(row, 1),
  ];
  return { name: 'sumRows', parameters: 7, integers: 5, vectors: 9, body: whileBelow(row, get(rows), rowLoop) };
}

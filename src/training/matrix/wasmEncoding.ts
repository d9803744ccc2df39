/** Bytes of WebAssembly instructions, as the specification (2.0, section 5) numbers them. */
export type Code = readonly number[];

/** An unsigned LEB128 number. */
function unsigned(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): Code {
  const low = value & 0x7f;
  const rest = value >> 7;
  const last = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
  return last ? [low] : [low | 0x80, ...signed(rest)];
}

export const constant = (value: number): Code => [0x41, ...signed(value)];
export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number): Code => [0x21, ...unsigned(local)];
export const add: Code = [0x6a];
export const multiply: Code = [0x6c];
export const loadInt = (offset = 0): Code => [0x28, 2, ...unsigned(offset)];
const addFloat: Code = [0x92];
const loadFloat: Code = [0x2a, 2, 0];
const storeFloat = (offset: number): Code => [0x38, 2, ...unsigned(offset)];

export const loadVector = (offset = 0): Code => [0xfd, 0x00, 2, ...unsigned(offset)];
/** One float32 in all four lanes. */
export const loadSplat: Code = [0xfd, 0x09, 2, 0];
export const storeVector = (offset: number): Code => [0xfd, 0x0b, 2, ...unsigned(offset)];
export const zeroVector: Code = [0xfd, 0x0c, ...Array.from({ length: 16 }, () => 0)];
export const addVectors: Code = [0xfd, 0xe4, 0x01];
export const multiplyVectors: Code = [0xfd, 0xe6, 0x01];
const lane = (index: number): Code => [0xfd, 0x1f, index];

/** `local += constant` */
export const advance = (local: number, by: number): Code => [...get(local), ...constant(by), ...add, ...set(local)];

/** `target = base + by`, all of them locals. */
export const setSum = (target: number, base: number, by: number): Code => [
  ...get(base),
  ...get(by),
  ...add,
  ...set(target),
];

/** Repeats `body` while the local is below the limit, in which body moves it. Not entered when it is not. */
export const whileBelow = (local: number, limit: Code, body: Code): Code => {
  const done = [...get(local), ...limit, 0x4f];
  return [0x02, 0x40, 0x03, 0x40, ...done, 0x0d, 1, ...body, 0x0c, 0, 0x0b, 0x0b];
};

/** Stores, at a local's address, the sum of a vector's four lanes, plus what lies there where `adding` is not 0. */
export const storeLaneSum = (address: number, offset: number, vector: number, adding: number): Code => {
  const lanes = (first: number) => [...get(vector), ...lane(first), ...get(vector), ...lane(first + 2), ...addFloat];
  const before = [...get(address), ...constant(offset), ...add, ...loadFloat];
  // A block of type float32.
  const old = [...get(adding), 0x04, 0x7d, ...before, 0x05, 0x43, 0, 0, 0, 0, 0x0b];
  return [...get(address), ...lanes(0), ...lanes(1), ...addFloat, ...old, ...addFloat, ...storeFloat(offset)];
};

export interface WasmFunction {
  readonly name: string;
  /** All parameters are 32-bit whole numbers. */
  readonly parameters: number;
  /** Further locals that are 32-bit whole numbers, numbered on from the parameters. */
  readonly integers: number;
  /** Further locals that are vectors, numbered on from those. */
  readonly vectors: number;
  readonly body: Code;
}

/** The magic number and version 1. */
const header: Code = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** A module that imports `training.memory` and exports the functions, which give no result. */
export function encodeModule(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters }) => [0x60, ...list(Array.from({ length: parameters }, () => [0x7f])), 0]);
  const bodies = functions.map(({ integers, vectors, body }) => {
    const code = [
      ...list([
        [...unsigned(integers), 0x7f],
        [...unsigned(vectors), 0x7b],
      ]),
      ...body,
      0x0b,
    ];
    return [...unsigned(code.length), ...code];
  });
  return Uint8Array.from([
    ...header,
    ...section(1, types),
    ...section(2, [[...name('training'), ...name('memory'), 0x02, 0x00, 1]]),
    ...section(
      3,
      functions.map((_, index) => unsigned(index)),
    ),
    ...section(
      7,
      functions.map((one, index) => [...name(one.name), 0x00, ...unsigned(index)]),
    ),
    ...section(10, bodies),
  ]);
}

function section(id: number, entries: readonly Code[]): Code {
  const bytes = list(entries);
  return [id, ...unsigned(bytes.length), ...bytes];
}

function list(entries: readonly Code[]): Code {
  return [...unsigned(entries.length), ...entries.flat()];
}

function name(text: string): Code {
  return list(Array.from(text, (letter) => [letter.codePointAt(0)!]));
}

import { ByteWriter, varintBytes } from './ByteWriter';
import { runToEnd } from '../runToEnd';
import { layOutSegment, sealSegment, type SegmentSections } from './segmentLayout';
import { termSignature } from './termSignature';

/** Work between two chances to pause. */
const TERMS_AT_ONCE = 8192;
const BYTES_AT_ONCE = 1 << 22;

/** A stretch of bytes. */
export interface PackedPlaces {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** Writes a segment term by term, in the order of their UTF-16 code units. */
export class SegmentWriter {
  readonly #lengths: Uint32Array;
  readonly #terms: string[] = [];
  readonly #postingStarts: number[] = [];
  readonly #placeStarts: number[] = [];
  readonly #postings = new ByteWriter();
  readonly #places = new ByteWriter();
  #termUnits = 0;
  #lastRow = -1;

  /** @param lengths words of each row. */
  constructor(lengths: Uint32Array) {
    this.#lengths = lengths;
  }

  /** Begins the next term. */
  startTerm(term: string): void {
    this.#terms.push(term);
    this.#postingStarts.push(this.#postings.length);
    this.#placeStarts.push(this.#places.length);
    this.#termUnits += term.length;
    this.#lastRow = -1;
  }

  /**
   * Adds a row to the term; rows rise.
   *
   * @param places packed as a segment keeps them, without their length, from `start` to `end` of the bytes.
   */
  addRow(row: number, weight: number, { bytes, start, end }: PackedPlaces): void {
    this.#startRow(row, weight);
    this.#places.writeVarint(end - start);
    this.#places.writeRange(bytes, start, end);
  }

  /** The same with rising places that are not packed yet: `numbers[start]` to `numbers[end - 1]`. */
  addPlaces(row: number, weight: number, numbers: readonly number[], start: number, end: number): void {
    this.#startRow(row, weight);
    let bytes = 0;
    for (let at = start; at < end; at++) bytes += varintBytes(numbers[at]! - (at > start ? numbers[at - 1]! : -1) - 1);
    this.#places.writeVarint(bytes);
    for (let at = start; at < end; at++) {
      this.#places.writeVarint(numbers[at]! - (at > start ? numbers[at - 1]! : -1) - 1);
    }
  }

  #startRow(row: number, weight: number): void {
    const skipped = 2 * (row - this.#lastRow - 1);
    this.#lastRow = row;
    if (weight === 1) {
      this.#postings.writeVarint(skipped);
    } else {
      this.#postings.writeVarint(skipped + 1);
      this.#postings.writeVarint(weight);
    }
  }

  /** Forgets the last term if it got no row. */
  endTerm(): void {
    if (this.#lastRow !== -1) return;
    this.#termUnits -= this.#terms.pop()!.length;
    this.#postingStarts.pop();
    this.#placeStarts.pop();
  }

  /** The segment's buffer. */
  finish(): ArrayBuffer {
    return runToEnd(this.finishInSteps());
  }

  /** The same, yielding every few milliseconds: of 100,000 rows it takes a fifth of a second. */
  *finishInSteps(): Generator<void, ArrayBuffer> {
    const { buffer, sections } = layOutSegment({
      rows: this.#lengths.length,
      terms: this.#terms.length,
      termUnits: this.#termUnits,
      postingBytes: this.#postings.length,
      placeBytes: this.#places.length,
    });
    sections.lengths.set(this.#lengths);
    yield* this.#fillTerms(sections);
    yield* fill(sections.postings, this.#postings);
    yield* fill(sections.places, this.#places);
    yield* sealSegment(buffer);
    return buffer;
  }

  *#fillTerms(sections: SegmentSections): Generator<void> {
    const { termStarts, postingStarts, placeStarts, signatures, termUnits } = sections;
    let at = 0;
    for (const [position, term] of this.#terms.entries()) {
      if (position % TERMS_AT_ONCE === TERMS_AT_ONCE - 1) yield;
      termStarts[position] = at;
      postingStarts[position] = this.#postingStarts[position]!;
      placeStarts[position] = this.#placeStarts[position]!;
      signatures[position] = termSignature(term);
      for (let unit = 0; unit < term.length; unit++) termUnits[at++] = term.charCodeAt(unit);
    }
    termStarts[this.#terms.length] = at;
    postingStarts[this.#terms.length] = this.#postings.length;
    placeStarts[this.#terms.length] = this.#places.length;
  }
}

function* fill(section: Uint8Array, writer: ByteWriter): Generator<void> {
  let at = 0;
  let copied = 0;
  for (const piece of writer.written()) {
    section.set(piece, at);
    at += piece.length;
    copied += piece.length;
    if (copied < BYTES_AT_ONCE) continue;
    copied = 0;
    yield;
  }
}

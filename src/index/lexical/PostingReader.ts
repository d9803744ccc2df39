import type { PackedPlaces } from './SegmentWriter';

/** Walks over the rows of one term: see `SegmentSections` for the bytes. */
export class PostingReader {
  readonly #postings: Uint8Array;
  readonly #places: Uint8Array;
  #at = 0;
  #placesAt = 0;
  #placesEnd = 0;
  row = -1;
  weight = 0;

  constructor(postings: Uint8Array, places: Uint8Array) {
    this.#postings = postings;
    this.#places = places;
  }

  /** Goes to the next row; false behind the last. */
  next(): boolean {
    if (this.#at >= this.#postings.length) return false;
    const skipped = this.#readPosting();
    this.row += (skipped >>> 1) + 1;
    this.weight = (skipped & 1) === 1 ? this.#readPosting() : 1;
    this.#placesAt = this.#placesEnd;
    const bytes = this.#readPlace();
    this.#placesEnd = this.#placesAt + bytes;
    return true;
  }

  /** The places of the term in the row, packed. */
  packedPlaces(): PackedPlaces {
    return { bytes: this.#places, start: this.#placesAt, end: this.#placesEnd };
  }

  /** The places of the term in the row, rising. May be asked once for each row. */
  places(): number[] {
    const places: number[] = [];
    let place = -1;
    while (this.#placesAt < this.#placesEnd) {
      place += this.#readPlace() + 1;
      places.push(place);
    }
    return places;
  }

  #readPosting(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#postings[this.#at++]!;
      value |= (byte & 0x7f) << shift;
      if (byte <= 0x7f) return value;
    }
  }

  #readPlace(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#places[this.#placesAt++]!;
      value |= (byte & 0x7f) << shift;
      if (byte <= 0x7f) return value;
    }
  }
}

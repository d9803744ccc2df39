import type { PackedPassages } from './schema';

/** A document's text and passages, in memory. */
export interface RecentText {
  readonly text: string;
  readonly passages: PackedPassages;
}

/** UTF-16 code units in all: at most 32 MB, half of that for texts in Latin letters. */
const CAPACITY = 16_000_000;

/**
 * Keeps the texts that were written or read last in memory. While documents are being committed, a read of IndexedDB
 * waits for the transaction under way: 15 ms (median) to 44 ms (95th percentile), the larger part of a query's time.
 * Texts never change and ids are never used again, so what is kept here is never stale.
 */
export class RecentTexts {
  readonly #texts = new Map<number, RecentText>();
  #length = 0;

  get(document: number): RecentText | undefined {
    const found = this.#texts.get(document);
    if (found) {
      this.#texts.delete(document);
      this.#texts.set(document, found);
    }
    return found;
  }

  add(document: number, recent: RecentText): void {
    this.delete(document);
    this.#texts.set(document, recent);
    this.#length += recent.text.length;
    for (const oldest of this.#texts.keys()) {
      if (this.#length <= CAPACITY) break;
      this.delete(oldest);
    }
  }

  delete(document: number): void {
    this.#length -= this.#texts.get(document)?.text.length ?? 0;
    this.#texts.delete(document);
  }
}

import type { RowSet } from '../../index/RowSet';
import type { PassageKey } from '../../library/TextStore';
import type { DocumentRecord } from '../../library/schema';
import type { Catalogue } from '../Catalogue';
import type { PassageNumbers } from '../words/PassageNumbers';
import { isNearlySame } from './isNearlySame';
import type { PreparedPassage } from './PreparedPassages';
import type { WeighedPassage } from './rankPassages';

/** A passage that becomes a hit, with its copies. */
export interface FoundPassage {
  readonly weighed: Pick<WeighedPassage, 'document' | 'passage' | 'score' | 'strength'> & {
    readonly why: WeighedPassage['why'] | null;
  };
  readonly document: DocumentRecord;
  readonly prepared: PreparedPassage;
  readonly copies: Copy[];
}

export interface Copy {
  readonly document: DocumentRecord;
  readonly start: number;
  readonly end: number;
}

/** The passages of an answer, best first, each said once: what says nearly the same as one before it becomes its copy. */
export class FoundPassages {
  readonly found: FoundPassage[] = [];
  readonly #catalogue: Catalogue;
  readonly #numbers: PassageNumbers;
  readonly #among: RowSet | null;
  readonly #asked = new Set<string>();

  constructor(catalogue: Catalogue, numbers: PassageNumbers, among: RowSet | null) {
    this.#catalogue = catalogue;
    this.#numbers = numbers;
    this.#among = among;
  }

  /** Whether a passage has to be read: it is not that of a copy of a document asked for before. */
  isNew({ document, passage }: PassageKey): boolean {
    const record = this.#catalogue.document(document);
    if (!record || this.#asked.has(contentKey(record, passage))) return false;
    this.#asked.add(contentKey(record, passage));
    return true;
  }

  add(weighed: FoundPassage['weighed'], prepared: PreparedPassage): void {
    const document = this.#catalogue.document(weighed.document);
    if (!document) return;
    const { start, end } = prepared;
    const twins = this.#twinsOf(document, weighed.passage).map((twin) => ({ document: twin, start, end }));
    const same = this.found.find((other) => isNearlySame(prepared, other.prepared));
    if (same) same.copies.push({ document, start, end }, ...twins);
    else this.found.push({ weighed, document, prepared, copies: twins });
  }

  /** The other documents that hold the same passage because they are copies. */
  #twinsOf(document: DocumentRecord, passage: number): DocumentRecord[] {
    return this.#catalogue
      .withContent(document.contentHash)
      .filter((other) => other.id !== document.id && contentKey(other, passage) === contentKey(document, passage))
      .filter(({ id }) => this.#among === null || this.#among.has(this.#numbers.rowOf(id, passage)));
  }
}

/** The same for a passage and its copies; documents of the same file may have been read in different ways. */
function contentKey({ contentHash, length, passages }: DocumentRecord, passage: number): string {
  return `${contentHash} ${length} ${passages} ${passage}`;
}

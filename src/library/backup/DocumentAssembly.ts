import { DamagedBlockError } from '../DamagedBlockError';
import { unpackBlock, type EmbeddingRows } from '../embeddingBlock';
import { joinRows } from '../embeddingRows';
import { PART_LENGTH } from '../textParts';
import type { BackedUpDocument } from './BackedUpDocument';
import { BackupError } from './BackupError';
import type { BackupDocumentFields, BackupLibrary, BackupPassages, BackupText } from './backupShapes';

/** Puts one document together from its records, and checks that they fit each other. */
export class DocumentAssembly {
  readonly #fields: BackupDocumentFields;
  readonly #library: BackupLibrary;
  readonly #parts: BackupText[] = [];
  readonly #rows = new Map<string, EmbeddingRows[]>();
  #passages: BackupPassages | null = null;

  constructor(fields: BackupDocumentFields, library: BackupLibrary) {
    this.#fields = fields;
    this.#library = library;
    if (!library.sources.some(({ id }) => id === fields.source)) this.#refuse('its source is not in the backup');
  }

  addText(part: BackupText): void {
    const start = this.#parts.length * PART_LENGTH;
    const end = start + part.text.length;
    const isLast = end >= this.#fields.length;
    if (end > this.#fields.length || (!isLast && part.text.length !== PART_LENGTH) || part.text === '') {
      this.#refuse('its text is not as long as it should be');
    }
    if (!lieInOrder(part.blocks, start, end) || !part.links.every((link) => lieInOrder([link], start, end))) {
      this.#refuse('a block or link lies outside of its text');
    }
    this.#parts.push(part);
  }

  setPassages(passages: BackupPassages): void {
    if (this.#passages !== null) this.#refuse('its passages are there twice');
    const { headingPaths, ranges } = passages;
    if (ranges.length !== 3 * this.#fields.passages) this.#refuse('passages are missing');
    for (let at = 0; at < ranges.length; at += 3) {
      const [start, end, position] = [ranges[at]!, ranges[at + 1]!, ranges[at + 2]!];
      if (start > end || end > this.#fields.length || position >= headingPaths.length) {
        this.#refuse('a passage lies outside of its text');
      }
    }
    this.#passages = passages;
  }

  /** @param position Position of the space in the library's record. */
  addRows(position: number, block: Uint8Array<ArrayBuffer>): void {
    const space = this.#library.spaces[position];
    if (space === undefined) throw BackupError.damaged(`there is no space ${position}`);
    let rows: EmbeddingRows;
    try {
      // The numbers of a block are read in place, which needs a buffer that begins with it.
      rows = unpackBlock(space.space, block.slice().buffer);
    } catch (error) {
      if (error instanceof DamagedBlockError) this.#refuse(`of its embeddings, ${error.message}`);
      throw error;
    }
    if (rows.dimensions !== space.dimensions) this.#refuse('its embeddings have another dimension than their space');
    if (rows.scales.some((scale) => !Number.isFinite(scale) || scale < 0)) this.#refuse('an embedding has no scale');
    this.#rows.set(space.space, [...(this.#rows.get(space.space) ?? []), rows]);
  }

  finish(): BackedUpDocument {
    const { seenBytes, authors, pageStarts, dates, ...fields } = this.#fields;
    const length = this.#parts.reduce((sum, { text }) => sum + text.length, 0);
    if (length !== fields.length) this.#refuse('a part of its text is missing');
    if (this.#passages === null) return this.#refuse('its passages are missing');
    if (pageStarts?.some((start, page) => start > length || start < (pageStarts[page - 1] ?? 0)) === true) {
      this.#refuse('a page lies outside of its text');
    }
    const { headingPaths, ranges } = this.#passages;
    return {
      record: {
        ...fields,
        dates: definedOf(dates),
        ...(authors !== undefined && { authors }),
        ...(pageStarts !== undefined && { pageStarts }),
      },
      seenBytes,
      parts: this.#parts.map((part, position) => ({ part: position, ...part })),
      passages: Array.from({ length: fields.passages }, (_, at) => ({
        start: ranges[3 * at]!,
        end: ranges[3 * at + 1]!,
        headings: headingPaths[ranges[3 * at + 2]!]!,
      })),
      rows: new Map([...this.#rows].map(([space, blocks]) => [space, this.#joined(blocks)])),
    };
  }

  #joined(blocks: readonly EmbeddingRows[]): EmbeddingRows {
    const rows = blocks.length === 1 ? blocks[0]! : joinRows(blocks, blocks[0]!.dimensions);
    if (new Set(rows.passages).size !== rows.passages.length) this.#refuse('a passage has two embeddings');
    if (rows.passages.some((passage) => passage >= this.#fields.passages)) {
      this.#refuse('an embedding is of a passage that is not there');
    }
    return rows;
  }

  #refuse(what: string): never {
    throw BackupError.damaged(`of “${this.#fields.path}”, ${what}`);
  }
}

/** Whether ranges are not empty, lie within `start` to `end`, and each begins behind the one before. */
function lieInOrder(
  ranges: readonly { readonly start: number; readonly end: number }[],
  start: number,
  end: number,
): boolean {
  let free = start;
  return ranges.every((range) => {
    const fits = range.start >= free && range.start < range.end && range.end <= end;
    free = range.end;
    return fits;
  });
}

function definedOf({ created, modified }: BackupDocumentFields['dates']): { created?: string; modified?: string } {
  return { ...(created !== undefined && { created }), ...(modified !== undefined && { modified }) };
}

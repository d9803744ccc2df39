import { languageOfPassages } from '../../documents/detectLanguage';
import { SegmentBuffer } from '../../index/lexical/SegmentBuffer';
import { unpackPassages } from '../passageRanges';
import type { WholeDocument } from '../wholeDocuments';
import type { BackedUpWords } from './BackedUpWords';

/** Passages in one segment: about 20 MB, well below the largest frame. */
const SEGMENT_ROWS = 16_384;

/** Makes the words of a pack: those of its documents one behind the other, in segments that depend on nothing else. */
export class WordGathering {
  #segment = new SegmentBuffer();
  #documents: number[] = [];
  #passages: number[] = [];
  readonly #languages = new Map<number, string>();

  /** Indexes a document by its position in the file; gives the parts that are complete. */
  *add(position: number, { record, parts, passages }: WholeDocument): Generator<BackedUpWords> {
    const text = parts.map((part) => part.text).join('');
    const texts = unpackPassages(passages).map((passage) => ({
      ...passage,
      text: text.slice(passage.start, passage.end),
    }));
    const language = languageOfPassages(texts.map(({ text: body }) => body));
    const { title, tags, path } = record;
    for (const [passage, { text: body, headings }] of texts.entries()) {
      if (language !== null) this.#languages.set(position, language);
      this.#segment.add({ title, tags, headings, path, body });
      this.#documents.push(position);
      this.#passages.push(passage);
      if (this.#documents.length === SEGMENT_ROWS) yield this.#seal();
    }
  }

  /** The last part, if there is any left. */
  *finish(): Generator<BackedUpWords> {
    if (this.#documents.length > 0) yield this.#seal();
  }

  #seal(): BackedUpWords {
    const part = {
      documents: Uint32Array.from(this.#documents),
      passages: Uint32Array.from(this.#passages),
      languages: new Map(this.#languages),
      buffer: this.#segment.finish(),
    };
    this.#segment = new SegmentBuffer();
    this.#documents = [];
    this.#passages = [];
    this.#languages.clear();
    return part;
  }
}

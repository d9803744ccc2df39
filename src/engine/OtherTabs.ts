import { spaceOf, type Encoder } from '../encoders/Encoder';
import type { Library } from '../library/openLibrary';
import { appendLacked } from './appendLacked';
import type { Catalogue } from './Catalogue';
import type { KeptLimits } from './KeptLimits';
import type { MainSpaces } from './main/MainSpaces';
import type { PassageIndex } from './PassageIndex';
import type { LibraryChange } from './Platform';
import type { LibraryWords } from './words/LibraryWords';

export interface OtherTabsParts {
  readonly library: Library;
  readonly catalogue: Catalogue;
  /** The starter. */
  readonly encoder: Encoder;
  /** Its rows. */
  readonly index: PassageIndex;
  readonly words: LibraryWords;
  readonly main: MainSpaces;
  readonly limits: KeptLimits;
  /** Lets memory follow documents that are gone. */
  readonly forget: (documents: readonly number[]) => void;
  /** Counts the queued files of a source anew. */
  readonly recount: (source: string) => Promise<void>;
  readonly pause: () => void;
  readonly resume: () => void;
  /** Sources or queue are as another tab left them. */
  readonly onSources: () => void;
  readonly onChange: () => void;
}

/** Documents that are taken into memory together. */
const TAKEN_IN_AT_ONCE = 256;

/** Lets memory follow what other tabs did to the library. */
export class OtherTabs {
  readonly #parts: OtherTabsParts;
  /** Changes that are still to be taken over. */
  #told: LibraryChange[] = [];

  constructor(parts: OtherTabsParts) {
    this.#parts = parts;
  }

  /** Notes what a tab told; gives whether that is the first since `takeOver` was called last. */
  tell(change: LibraryChange): boolean {
    return this.#told.push(change) === 1;
  }

  /** Takes over all that was told. */
  async takeOver(): Promise<void> {
    const told = this.#told;
    this.#told = [];
    await this.#takeOver(told);
  }

  /** Follows what is stored where no tab told of it; gives what that was. */
  async catchUp(): Promise<LibraryChange> {
    const { library, catalogue } = this.#parts;
    const stored = new Set(await library.documents.ids());
    const added = [...stored].filter((id) => catalogue.document(id) === undefined);
    const removed = [...catalogue.documents()].map(({ id }) => id).filter((id) => !stored.has(id));
    if (added.length + removed.length > 0) {
      await this.takeOverSources();
      await this.#takeOver([{ added, removed }]);
    }
    return { added, removed };
  }

  /** Follows sources, limits and the queue as they are stored. */
  async takeOverSources(): Promise<void> {
    const { library, catalogue, limits, recount, onSources } = this.#parts;
    await limits.load(library);
    const sources = await library.documents.sources();
    for (const source of sources) {
      catalogue.putSource(source);
      await recount(source.id);
    }
    for (const id of catalogue.sourceIds()) {
      if (!sources.some((source) => source.id === id)) catalogue.removeSource(id);
    }
    onSources();
  }

  /** Takes changes over, in their order. */
  async #takeOver(changes: readonly LibraryChange[]): Promise<void> {
    const removed = new Set(changes.flatMap((change) => change.removed));
    this.#parts.forget([...removed]);
    // An id is never given twice: what was removed does not come again.
    const added = new Set(changes.flatMap((change) => change.added));
    await this.#takeIn([...added].filter((document) => !removed.has(document)));
    let areSourcesChanged = false;
    for (const change of changes) {
      if (change.paused === true) this.#parts.pause();
      else if (change.paused === false) this.#parts.resume();
      else if (change.encoded || change.chosen === true) await this.#parts.main.follow(change);
      else if (change.added.length + change.removed.length === 0) areSourcesChanged = true;
    }
    if (areSourcesChanged) await this.takeOverSources();
    this.#parts.onChange();
  }

  /** Lets memory follow documents that were committed elsewhere. */
  async #takeIn(added: readonly number[]): Promise<void> {
    const { library, catalogue, encoder, index, words, onChange } = this.#parts;
    for (let at = 0; at < added.length; at += TAKEN_IN_AT_ONCE) {
      const ids = added.slice(at, at + TAKEN_IN_AT_ONCE);
      const documents = await library.documents.get(ids);
      const rows = await library.embeddings.rowsOf(spaceOf(encoder), ids);
      // Two ways to hear of a document may have met.
      const unknown = documents.filter(({ id }) => catalogue.document(id) === undefined);
      for (const document of unknown) {
        catalogue.add(document);
        catalogue.fileLeftQueue(document.source, false);
      }
      for (const each of rows) appendLacked(index, catalogue, each);
      onChange();
      for (const { id } of unknown) await words.add(id);
    }
  }
}

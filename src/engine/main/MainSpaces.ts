import type { EmbeddingRows } from '../../library/embeddingBlock';
import type { Library } from '../../library/openLibrary';
import type { MainEncoderStatus, Told } from '../../protocol/EngineApi';
import type { Catalogue } from '../Catalogue';
import { fillSpace } from '../fillSpace';
import { loadRows } from '../loadRows';
import type { LibraryChange, Platform } from '../Platform';
import { RateMeter } from '../RateMeter';
import { toldOf } from '../toldOf';
import { spaceOfChoice, type EncoderChoice } from './EncoderChoice';
import type { MainEncoder } from './MainEncoder';
import { MainSpace } from './MainSpace';

/** Under this name the library keeps which main encoder was chosen. */
export const MAIN_ENCODER_SETTING = 'main-encoder';
/** An answer of a call waits this long at most for the one before it, in milliseconds. */
const TURN_MILLISECONDS = 1000;

/** Which spaces there are besides the starter's, kept in the library. */
interface KeptChoices {
  /** The encoder the person chose. */
  readonly target: EncoderChoice | null;
  /** The one chosen before, which answers until the target's space is complete. */
  readonly serving: EncoderChoice | null;
}

export interface MainSpacesParts {
  readonly library: Library;
  readonly catalogue: Catalogue;
  readonly platform: Platform;
  /** The space of the starter, which is never dropped. */
  readonly starterSpace: string;
  readonly makeEncoder: (choice: EncoderChoice) => MainEncoder;
  /** What is chosen as long as the person has chosen nothing. */
  readonly defaultChoice: () => Promise<EncoderChoice | null>;
  /** The same model in other dtypes that are at hand. */
  readonly otherDtypes: (choice: EncoderChoice) => Promise<readonly EncoderChoice[]>;
  /** Lets whatever is more urgent go first: queries, and ingest with the starter. */
  readonly nextTurn: () => Promise<void>;
  readonly announce: (change: Partial<LibraryChange>) => void;
  readonly onChange: () => void;
  /** Stored rows are damaged. */
  readonly onProblem: (problem: Told) => void;
}

/**
 * The chosen main encoder's space, and while it is being filled the space of the one before, which keeps answering. The
 * switch happens when the new space is complete; the old one is dropped only then.
 */
export class MainSpaces {
  readonly #parts: MainSpacesParts;
  readonly #rate: RateMeter;
  #target: MainSpace | null = null;
  #serving: MainSpace | null = null;
  #filling: AbortController | null = null;
  /** Whether there was a call of `wake` while it was being filled: after the last look at what is missing, perhaps. */
  #isWoken = false;
  #error: Told | null = null;
  /** The document that was opened last. */
  #preferred: number | null = null;
  #gate: PromiseWithResolvers<void> | null = null;
  #ended = false;
  /** Whether the person has chosen nothing so far. */
  #isDefault = false;
  readonly #opened = Promise.withResolvers<void>();

  constructor(parts: MainSpacesParts) {
    this.#parts = parts;
    this.#rate = new RateMeter(() => parts.platform.now());
  }

  /** Takes up what was chosen, with the rows that are stored, and goes on filling. */
  async open(): Promise<void> {
    const { library, defaultChoice } = this.#parts;
    const kept = (await library.settings.get(MAIN_ENCODER_SETTING)) as KeptChoices | undefined;
    const { target, serving } = kept ?? { target: await defaultChoice(), serving: null };
    this.#isDefault = kept === undefined;
    const loaded = target && (await this.#load(target));
    // Both at once: a target that is not complete must not answer, not even for a moment.
    this.#serving = serving && (await this.#load(serving));
    this.#target = loaded;
    await this.#dropOthers();
    this.#opened.resolve();
    this.#parts.onChange();
    this.wake();
  }

  /** The space that refines answers: the old one until the new one is complete. */
  answering(): MainSpace | null {
    return this.#serving ?? this.#target;
  }

  /** The chosen encoder's space. */
  target(): MainSpace | null {
    return this.#target;
  }

  /** Names of the spaces in use. */
  spaces(): readonly string[] {
    return [this.#target, this.#serving].flatMap((space) => space?.space ?? []);
  }

  /** Whether files of a model from a place are in use. */
  uses(model: string, origin: EncoderChoice['origin']): boolean {
    return [this.#target, this.#serving].some(
      (space) => space?.choice.model.id === model && space.choice.origin === origin,
    );
  }

  status(): MainEncoderStatus | null {
    if (this.#target === null) return null;
    const { choice, encoder, index } = this.#target;
    const { catalogue } = this.#parts;
    const isFilling = this.#filling !== null && this.#gate === null;
    const perSecond = isFilling ? this.#rate.perSecond() : 0;
    // What was measured before stands in for the pace until there is one.
    const expected = perSecond > 0 ? perSecond : isFilling ? (encoder.state().speed?.passagesPerSecond ?? 0) : 0;
    const left = Math.max(0, catalogue.passageCount - index.size);
    return {
      ...encoder.state(),
      error: encoder.state().error ?? this.#error,
      model: choice.model.id,
      name: choice.model.name,
      dtype: choice.dtype,
      dimensions: choice.dimensions,
      passages: Math.min(index.size, catalogue.passageCount),
      isFilling,
      isPaused: this.#gate !== null && left > 0,
      passagesPerSecond: perSecond,
      secondsLeft: expected > 0 ? left / expected : null,
      tokensPerSecond: encoder.state().speed?.tokensPerSecond ?? null,
      answering: this.answering()?.choice.model.name ?? null,
    };
  }

  /** Chooses a main encoder, or none. */
  async choose(choice: EncoderChoice | null): Promise<void> {
    await this.#opened.promise;
    await this.#stopFilling();
    this.#isDefault = false;
    const before = [this.#target, this.#serving];
    // Of two spaces it is the complete one that goes on answering.
    const complete = this.answering();
    const same = before.find((space) => space !== null && choice !== null && space.space === spaceOfChoice(choice));
    this.#target = same ?? (choice && (await this.#load(choice)));
    this.#serving = complete === this.#target || choice === null ? null : complete;
    for (const space of before) if (space !== this.#target && space !== this.#serving) space?.encoder.end();
    await this.#keep();
    await this.#dropOthers();
    this.#parts.announce({ chosen: true });
    this.#parts.onChange();
    this.wake();
  }

  /** Goes on filling if a passage lacks its row. */
  wake(): void {
    this.#isWoken = true;
    if (this.#target === null || this.#filling !== null || this.#ended) return;
    if (this.#target.isComplete(this.#parts.catalogue) && this.#serving === null) return;
    const filling = new AbortController();
    this.#filling = filling;
    this.#isWoken = false;
    this.#error = null;
    void this.#fill(filling.signal)
      .catch((error: unknown) => {
        if (filling.signal.aborted) return;
        this.#error = toldOf(error);
      })
      .finally(() => {
        if (this.#filling !== filling) return;
        this.#filling = null;
        this.#parts.onChange();
        if (this.#isWoken && this.#error === null) this.wake();
      });
  }

  /** Encodes a document before all others: it is being read, and what is similar to it may be asked for next. */
  prefer(document: number): void {
    this.#preferred = document;
  }

  pause(): void {
    if (this.#filling === null) return;
    this.#gate ??= Promise.withResolvers();
    this.#parts.onChange();
  }

  resume(): void {
    this.#gate?.resolve();
    this.#gate = null;
    this.#rate.restart();
    this.#parts.onChange();
  }

  /** Forgets on which devices the encoder failed, and tries again. */
  async retry(): Promise<void> {
    this.#error = null;
    await this.#target?.encoder.retry();
    this.wake();
  }

  /** Lets memory follow documents that were removed from the library. */
  forget(documents: readonly number[]): void {
    for (const space of [this.#target, this.#serving]) {
      for (const document of documents) space?.index.removeDocument(document);
    }
  }

  /** Lets memory follow rows that were stored together with their document. */
  takeOver(space: string, rows: EmbeddingRows): void {
    for (const each of [this.#target, this.#serving]) {
      if (each?.space === space) each.takeOver(rows, this.#parts.catalogue);
    }
  }

  /** Lets memory follow what another tab encoded or chose. */
  async follow({ encoded, chosen = false }: LibraryChange): Promise<void> {
    const { library, catalogue, onChange } = this.#parts;
    if (chosen) {
      await this.#stopFilling();
      for (const space of [this.#target, this.#serving]) space?.encoder.end();
      await this.open();
    }
    const space = [this.#target, this.#serving].find((each) => each?.space === encoded?.space);
    if (space && encoded) {
      for (const rows of await library.embeddings.rowsOf(space.space, encoded.documents))
        space.takeOver(rows, catalogue);
    }
    onChange();
  }

  /** Stops all work; resolves when nothing is being written any more. */
  async end(): Promise<void> {
    this.#ended = true;
    await this.#stopFilling();
    for (const space of [this.#target, this.#serving]) space?.encoder.end();
  }

  async #load(choice: EncoderChoice): Promise<MainSpace> {
    const { library, catalogue, platform, nextTurn, makeEncoder, onProblem } = this.#parts;
    const space = new MainSpace(choice, makeEncoder(choice), platform);
    await loadRows(space.space, { library, catalogue, index: space.index, onProblem, turn: nextTurn });
    return space;
  }

  async #fill(signal: AbortSignal): Promise<void> {
    const { library, catalogue, platform, nextTurn, announce, onChange } = this.#parts;
    this.#rate.restart();
    await platform.exclusively('inkling-main-encoder', async () => {
      await this.#takeFastestDtype(signal);
      const target = this.#target;
      if (target === null) return;
      this.#rate.restart();
      await fillSpace(
        {
          library,
          catalogue,
          platform,
          encoder: target.encoder,
          index: target.index,
          turnMilliseconds: TURN_MILLISECONDS,
          preferred: () => this.#preferred,
          nextTurn: async () => {
            await nextTurn();
            await this.#gate?.promise;
          },
          onStored: (rows: EmbeddingRows) => {
            this.#rate.add(rows.scales.length);
            announce({ encoded: { space: target.space, documents: [...new Set(rows.documents)] } });
            onChange();
          },
        },
        signal,
      );
      signal.throwIfAborted();
      if (this.#serving === null) return;
      this.#serving.encoder.end();
      this.#serving = null;
      await this.#keep();
      await this.#dropOthers();
      announce({ chosen: true });
    });
  }

  /**
   * Of a model that is at hand in several dtypes, the one that this device is fastest in is taken for good: before the
   * first passage is encoded, and unless the person chose.
   */
  async #takeFastestDtype(signal: AbortSignal): Promise<void> {
    const target = this.#target;
    if (target === null || !this.#isDefault || target.index.size > 0) return;
    const { platform, makeEncoder, otherDtypes, announce, onChange } = this.#parts;
    const others = (await otherDtypes(target.choice)).map(
      (choice) => new MainSpace(choice, makeEncoder(choice), platform),
    );
    if (others.length === 0) return;
    let fastest = target;
    try {
      let { tokensPerSecond: most } = await target.encoder.measureSpeed(signal);
      for (const other of others) {
        const speed = await speedOf(other.encoder, signal);
        if (speed > most) [fastest, most] = [other, speed];
      }
      signal.throwIfAborted();
      this.#target = fastest;
      this.#isDefault = false;
    } finally {
      for (const space of [target, ...others]) if (space !== this.#target) space.encoder.end();
    }
    await this.#keep();
    announce({ chosen: true });
    onChange();
  }

  async #stopFilling(): Promise<void> {
    this.#filling?.abort(new DOMException('Another encoder was chosen.', 'AbortError'));
    this.#filling = null;
    this.#gate?.resolve();
    this.#gate = null;
  }

  async #keep(): Promise<void> {
    const kept: KeptChoices = { target: this.#target?.choice ?? null, serving: this.#serving?.choice ?? null };
    await this.#parts.library.settings.put(MAIN_ENCODER_SETTING, kept);
  }

  /** Drops the rows of all spaces that are no longer in use. */
  async #dropOthers(): Promise<void> {
    const { library, starterSpace } = this.#parts;
    const used = new Set([starterSpace, this.#target?.space, this.#serving?.space]);
    for (const space of await library.embeddings.spaces()) {
      if (!used.has(space)) await library.embeddings.removeSpace(space);
    }
  }
}

/** Tokens per second; 0 where the encoder does not run. */
async function speedOf(encoder: MainEncoder, signal: AbortSignal): Promise<number> {
  try {
    return (await encoder.measureSpeed(signal)).tokensPerSecond;
  } catch {
    return 0;
  }
}

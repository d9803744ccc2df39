import { spaceOf } from '../../encoders/Encoder';
import type { LibraryMap, MapProgress, MapRows, MapTopic, MapUnit, MapWorkerApi } from '../../protocol/EngineApi';
import { nearestCentre } from '../../map/findTopics';
import { selectRows } from '../../map/selectRows';
import { LatestFirst } from '../LatestFirst';
import type { LibrarySession } from '../LibrarySession';
import { asKeptMap, selectPoints, type KeptMap } from './KeptMap';
import { readMapRows, type LabelledRows } from './readMapRows';
import { sampleOfTopics } from './sampleOfTopics';
import { viewOf } from './viewOf';

/** A worker that draws maps, and can be ended. */
export interface DisposableMapWorker extends MapWorkerApi {
  terminate(): void;
}

/** Where a map is kept in the library's settings. */
const SETTING = 'map';
/** In a library of more passages, a point stands for a document: drawing so many takes about a minute. */
const MOST_PASSAGES = 150_000;

interface Drawing {
  readonly session: LibrarySession;
  readonly space: string;
  readonly encoder: string;
  readonly unit: MapUnit;
  readonly onProgress: (progress: MapProgress) => void;
  readonly signal: AbortSignal;
}

/** Draws the library as a map, keeps the map, and keeps it in step with the library. */
export class LibraryMaps {
  readonly #makeWorker: () => DisposableMapWorker;
  readonly #latest = new LatestFirst();

  constructor(makeWorker: () => DisposableMapWorker) {
    this.#makeWorker = makeWorker;
  }

  /**
   * @returns null for a library without passages.
   * @throws the signal's reason when aborted.
   */
  async open(
    session: LibrarySession,
    isAnew: boolean,
    onProgress: (progress: MapProgress) => void,
    signal: AbortSignal,
  ): Promise<LibraryMap | null> {
    const { catalogue, library, encoder } = session;
    const newest = this.#latest.next(signal);
    if (catalogue.passageCount === 0) return null;
    const main = session.main.answering();
    const chosen = main?.isComplete(catalogue) === true ? main : null;
    const drawing: Drawing = {
      session,
      space: chosen?.space ?? spaceOf(encoder),
      encoder: (chosen?.encoder ?? encoder).name,
      unit: catalogue.passageCount > MOST_PASSAGES ? 'document' : 'passage',
      onProgress,
      signal: newest,
    };
    const kept = isAnew ? null : asKeptMap(await library.settings.get(SETTING));
    const map = kept ? await this.#inStep(kept, drawing) : await this.#draw(drawing);
    newest.throwIfAborted();
    if (map !== kept) await library.settings.put(SETTING, map);
    return viewOf(map, session, drawing.space);
  }

  async #draw(drawing: Drawing): Promise<KeptMap> {
    const { session, space, encoder, unit, onProgress, signal } = drawing;
    const rows = await this.#rows(drawing, space, unit);
    const worker = this.#makeWorker();
    try {
      const layout = await worker.layOut(bare(rows), (share) => onProgress({ stage: 'laying out', share }), signal);
      signal.throwIfAborted();
      onProgress({ stage: 'naming', share: 0 });
      const { documents, passages } = rows;
      const titleOf = (id: number): string => session.catalogue.document(id)?.title ?? '';
      const points = { ...layout, documents, passages };
      const texts = await sampleOfTopics(points, session.library.texts, titleOf, signal);
      const names = await worker.nameTopics(texts);
      const topics = names.map((words, topic): MapTopic => {
        const [x = 0, y = 0] = layout.topicCentres.subarray(2 * topic);
        return { words, x, y };
      });
      const { positions, topicOf } = layout;
      const drawn = documents.length;
      return { version: 1, space, encoder, unit, documents, passages, positions, topicOf, topics, drawn, changed: 0 };
    } finally {
      worker.terminate();
    }
  }

  /** The same map when nothing changed, else one without what is gone and with what is new. */
  async #inStep(kept: KeptMap, drawing: Drawing): Promise<KeptMap> {
    const { catalogue } = drawing.session;
    const left = Array.from(kept.documents.keys()).filter((point) => catalogue.document(kept.documents[point]!));
    const here = new Set(kept.documents);
    const added = new Set(
      [...catalogue.documents()].filter(({ id, passages }) => passages > 0 && !here.has(id)).map(({ id }) => id),
    );
    const gone = kept.documents.length - left.length;
    if (gone === 0 && added.size === 0) return kept;
    // Nothing can be placed among nothing.
    if (left.length === 0) return await this.#draw(drawing);
    const remaining: KeptMap = { ...selectPoints(kept, left), changed: kept.changed + gone };
    return added.size === 0 ? remaining : await this.#place(remaining, added, drawing);
  }

  /** Places documents on a map; those without rows in its space stay away until it is drawn again. */
  async #place(map: KeptMap, added: ReadonlySet<number>, drawing: Drawing): Promise<KeptMap> {
    const { onProgress, signal } = drawing;
    const rows = await this.#rows(drawing, map.space, map.unit);
    const pointOf = new Map(Array.from(map.documents, (id, point) => [`${id}:${map.passages[point]}`, point]));
    const news: number[] = [];
    const guides: number[] = [];
    for (const [row, document] of rows.documents.entries()) {
      if (added.has(document)) news.push(row);
      else if (pointOf.has(`${document}:${rows.passages[row]}`)) guides.push(row);
    }
    if (news.length === 0 || guides.length === 0) return map;
    const guidePoints = guides.map((row) => pointOf.get(`${rows.documents[row]}:${rows.passages[row]}`)!);
    const worker = this.#makeWorker();
    try {
      const placed = await worker.place(
        bare(selectLabelled(rows, news)),
        bare(selectLabelled(rows, guides)),
        selectPoints(map, guidePoints).positions,
        (share) => onProgress({ stage: 'laying out', share }),
        signal,
      );
      return withPoints(map, selectLabelled(rows, news), placed);
    } finally {
      worker.terminate();
    }
  }

  async #rows({ session, onProgress, signal }: Drawing, space: string, unit: MapUnit): Promise<LabelledRows> {
    onProgress({ stage: 'reading', share: 0 });
    const told = (share: number): void => onProgress({ stage: 'reading', share });
    return await readMapRows(session.library, session.catalogue, space, unit, told, signal);
  }
}

/** Without what the worker need not know. */
function bare({ dimensions, values, scales }: LabelledRows): MapRows {
  return { dimensions, values, scales };
}

function selectLabelled(rows: LabelledRows, wanted: readonly number[]): LabelledRows {
  return {
    ...selectRows(rows, wanted),
    documents: Uint32Array.from(wanted, (row) => rows.documents[row]!),
    passages: Uint32Array.from(wanted, (row) => rows.passages[row]!),
  };
}

/** A map with more points, in order again; each new one is of the topic whose middle is nearest. */
function withPoints(map: KeptMap, added: LabelledRows, placed: Float32Array): KeptMap {
  const before = map.documents.length;
  const centres = Float32Array.from(map.topics.flatMap(({ x, y }) => [x, y]));
  const topicOf = Array.from(added.documents, (_, row) =>
    nearestCentre(centres, placed[2 * row]!, placed[2 * row + 1]!),
  );
  const joined: KeptMap = {
    ...map,
    documents: Uint32Array.from([...map.documents, ...added.documents]),
    passages: Uint32Array.from([...map.passages, ...added.passages]),
    positions: Float32Array.from([...map.positions, ...placed]),
    topicOf: Uint8Array.from([...map.topicOf, ...topicOf]),
  };
  const order = Array.from({ length: before + placed.length / 2 }, (_, point) => point).toSorted(
    (a, b) => joined.documents[a]! - joined.documents[b]! || joined.passages[a]! - joined.passages[b]!,
  );
  return { ...selectPoints(joined, order), changed: map.changed + placed.length / 2 };
}

import { spaceOf, type Encoder, type EncoderInput } from '../encoders/Encoder';
import { quantiseRows } from '../index/quantiseRows';
import { contentId } from '../library/contentIds';
import type { EmbeddingRows } from '../library/embeddingBlock';
import { hashPassage } from '../library/hashPassage';
import type { Library } from '../library/openLibrary';
import type { DocumentRecord } from '../library/schema';
import type { Catalogue } from './Catalogue';
import { appendLacked } from './appendLacked';
import { hashKey, knownRows } from './knownRows';
import type { PassageIndex } from './PassageIndex';
import type { Platform } from './Platform';

export interface FillSpaceParts {
  readonly library: Pick<Library, 'documents' | 'embeddings' | 'texts'>;
  readonly encoder: Encoder;
  readonly catalogue: Catalogue;
  /** The rows of the encoder's space. */
  readonly index: PassageIndex;
  readonly platform: Pick<Platform, 'now'>;
  /** How long one call of the encoder may last, in milliseconds: between two calls queries go first. */
  readonly turnMilliseconds: number;
  /** A document that goes before all others, such as the one just opened. */
  readonly preferred?: () => number | null;
  /** Lets whatever is more urgent go first. */
  readonly nextTurn: () => Promise<void>;
  /** Rows have been stored and can be found. */
  readonly onStored: (rows: EmbeddingRows) => void;
}

/** A passage without a row, with what the encoder is given. */
interface MissingPassage {
  readonly document: number;
  readonly passage: number;
  readonly input: EncoderInput;
}

/** Passages read together, to be encoded in order of their length: alike ones waste no padding. */
const PLANNED_AT_ONCE = 256;
/** What is encoded is stored this often, in milliseconds: a kill costs no more than that. */
const LONGEST_UNSTORED = 1000;

/**
 * Encodes every passage in the library that has no row in the encoder's space, from its stored text, and stores the
 * rows as it goes: what is stored is not encoded again after a restart. Nor is a passage that was removed and came back,
 * in the same document or in another, or one of a document of which there is a copy.
 *
 * @throws the signal's reason when aborted; what the encoder throws.
 */
export async function fillSpace(parts: FillSpaceParts, signal: AbortSignal): Promise<void> {
  const gone = new Set<number>();
  for (;;) {
    // Rows of a document are only stored once it is.
    await parts.library.documents.settled();
    signal.throwIfAborted();
    const plan = await missingPassages(parts, gone);
    if (plan.length === 0) return;
    const missing = await takeKnown(parts, plan);
    await fill(
      parts,
      missing.toSorted(
        (a, b) => a.input.text.length - b.input.text.length || a.document - b.document || a.passage - b.passage,
      ),
      signal,
    );
  }
}

/** @param gone documents found to be missing from the library, which are passed over from then on. */
async function missingPassages(
  { library, catalogue, index, preferred }: FillSpaceParts,
  gone: Set<number>,
): Promise<MissingPassage[]> {
  const plan: MissingPassage[] = [];
  const planned = new Set<number>();
  const first = catalogue.document(preferred?.() ?? -1);
  for (const document of preferredFirst(catalogue, first)) {
    const { id, title, passages: count } = document;
    if (plan.length >= PLANNED_AT_ONCE || (plan.length > 0 && plan[0]!.document === first?.id && id !== first.id))
      break;
    // What is encoded for one of several copies is there for all.
    if (gone.has(id) || planned.has(contentId(document, 'passagesOf'))) continue;
    const missing = index.missingOf(id, count).slice(0, PLANNED_AT_ONCE - plan.length);
    if (missing.length === 0) continue;
    const passages = await library.texts.passages(id);
    const wanted = missing.flatMap((passage) => passages[passage] ?? []);
    if (wanted.length < missing.length) {
      gone.add(id);
      continue;
    }
    planned.add(contentId(document, 'passagesOf'));
    const start = wanted[0]!.start;
    const text = await library.texts.text(id, start, wanted.at(-1)!.end);
    for (const [position, range] of wanted.entries()) {
      const input = { text: text.slice(range.start - start, range.end - start), context: [title, ...range.headings] };
      plan.push({ document: id, passage: missing[position]!, input });
    }
  }
  return plan;
}

function* preferredFirst(
  catalogue: Catalogue,
  first: DocumentRecord | undefined,
): Generator<DocumentRecord, void, undefined> {
  if (first !== undefined) yield first;
  for (const document of catalogue.documents()) if (document !== first) yield document;
}

/** Stores the rows of passages that were encoded before, elsewhere; gives the passages that are still missing. */
async function takeKnown(parts: FillSpaceParts, plan: readonly MissingPassage[]): Promise<readonly MissingPassage[]> {
  const known = await knownRows(parts, new Set(plan.map(({ document }) => document)));
  const found = plan.flatMap((passage) => {
    const { context = [], text } = passage.input;
    const row = known.size === 0 ? undefined : known.get(hashKey(hashPassage(context, text)));
    return row ? [{ passage, row }] : [];
  });
  if (found.length === 0) return plan;
  const { dimensions } = parts.encoder;
  const values = new Int8Array(found.length * dimensions);
  for (const [at, { row }] of found.entries()) values.set(row.values, at * dimensions);
  await storeRows(parts, {
    dimensions,
    values,
    scales: Float32Array.from(found, ({ row }) => row.scale),
    documents: Uint32Array.from(found, ({ passage }) => passage.document),
    passages: Uint32Array.from(found, ({ passage }) => passage.passage),
  });
  const taken = new Set(found.map(({ passage }) => passage));
  return plan.filter((passage) => !taken.has(passage));
}

/** Encodes and stores a plan, in calls that last about a turn each; less of it when another document is preferred. */
async function fill(parts: FillSpaceParts, plan: readonly MissingPassage[], signal: AbortSignal): Promise<void> {
  const { encoder, platform, turnMilliseconds, nextTurn } = parts;
  const preferred = parts.preferred?.();
  let atOnce = 1;
  let encoded: Float32Array[] = [];
  let stored = 0;
  let storedAt = platform.now();
  for (let at = 0; at < plan.length;) {
    await nextTurn();
    signal.throwIfAborted();
    const group = plan.slice(at, at + atOnce);
    const startedAt = platform.now();
    encoded.push(
      await encoder.encode(
        group.map(({ input }) => input),
        { role: 'document', signal },
      ),
    );
    at += group.length;
    const now = platform.now();
    // Passages grow longer along the plan, so that the last call tells what the next will take.
    const fitting = Math.floor((group.length * turnMilliseconds) / Math.max(1, now - startedAt));
    atOnce = Math.max(1, Math.min(fitting, 2 * atOnce));
    const isOver = at >= plan.length || parts.preferred?.() !== preferred;
    if (now - storedAt < LONGEST_UNSTORED && !isOver) continue;
    await store(parts, plan.slice(stored, at), encoded);
    encoded = [];
    if (isOver) return;
    stored = at;
    storedAt = now;
  }
}

async function store(
  parts: FillSpaceParts,
  passages: readonly MissingPassage[],
  encoded: readonly Float32Array[],
): Promise<void> {
  const { dimensions } = parts.encoder;
  const rows = new Float32Array(passages.length * dimensions);
  let at = 0;
  for (const part of encoded) {
    rows.set(part, at);
    at += part.length;
  }
  await storeRows(parts, {
    ...quantiseRows(rows, dimensions),
    documents: Uint32Array.from(passages, ({ document }) => document),
    passages: Uint32Array.from(passages, ({ passage }) => passage),
  });
}

async function storeRows(parts: FillSpaceParts, rows: EmbeddingRows): Promise<void> {
  const { library, encoder, catalogue, index, onStored } = parts;
  const kept = await library.embeddings.append(spaceOf(encoder), rows);
  appendLacked(index, catalogue, kept);
  onStored(kept);
}

import { quantiseRows, type QuantisedRows } from '../../index/quantiseRows';
import type { Library } from '../../library/openLibrary';
import type { MapUnit } from '../../protocol/EngineApi';
import type { Catalogue } from '../Catalogue';

/** The rows of a space with the passage of each, in order of document, then passage. */
export interface LabelledRows extends QuantisedRows {
  readonly documents: Uint32Array<ArrayBuffer>;
  readonly passages: Uint32Array<ArrayBuffer>;
}

/**
 * Reads the rows of all documents in the catalogue; damaged blocks are passed over. For the unit `document`, the mean of
 * each document's rows.
 *
 * @param onProgress told the share of passages that are read.
 * @throws the signal's reason when aborted.
 */
export async function readMapRows(
  { embeddings }: Pick<Library, 'embeddings'>,
  catalogue: Catalogue,
  space: string,
  unit: MapUnit,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<LabelledRows> {
  const blocks: LabelledRows[] = [];
  let read = 0;
  for await (const block of embeddings.rows(space, () => undefined)) {
    signal.throwIfAborted();
    blocks.push(block);
    read += block.scales.length;
    onProgress(Math.min(1, read / Math.max(1, catalogue.passageCount)));
  }
  const places = blocks.flatMap((block, at) =>
    Array.from(block.documents, (document, row) => ({ document, passage: block.passages[row]!, block: at, row })),
  );
  const present = places.filter(({ document }) => catalogue.document(document) !== undefined);
  const ordered = present.toSorted((a, b) => a.document - b.document || a.passage - b.passage);
  const dimensions = blocks[0]?.dimensions ?? 1;
  const rows = {
    dimensions,
    documents: Uint32Array.from(ordered, ({ document }) => document),
    passages: Uint32Array.from(ordered, ({ passage }) => passage),
    scales: Float32Array.from(ordered, ({ block, row }) => blocks[block]!.scales[row]!),
    values: new Int8Array(ordered.length * dimensions),
  };
  for (const [position, { block, row }] of ordered.entries()) {
    const { values } = blocks[block]!;
    rows.values.set(values.subarray(row * dimensions, (row + 1) * dimensions), position * dimensions);
  }
  return unit === 'passage' ? rows : meanOfDocuments(rows);
}

function meanOfDocuments({ dimensions, documents, scales, values }: LabelledRows): LabelledRows {
  const ids = Uint32Array.from(new Set(documents));
  const sums = new Float32Array(ids.length * dimensions);
  let at = -1;
  for (let row = 0; row < documents.length; row++) {
    if (documents[row] !== documents[row - 1]) at += 1;
    for (let d = 0; d < dimensions; d++) sums[at * dimensions + d]! += values[row * dimensions + d]! * scales[row]!;
  }
  for (let document = 0; document < ids.length; document++) {
    const own = sums.subarray(document * dimensions, (document + 1) * dimensions);
    const length = Math.hypot(...own);
    if (length > 0) for (let d = 0; d < dimensions; d++) own[d]! /= length;
  }
  return { ...quantiseRows(sums, dimensions), documents: ids, passages: new Uint32Array(ids.length) };
}

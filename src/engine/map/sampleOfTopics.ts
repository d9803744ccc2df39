import type { TextStore } from '../../library/TextStore';

/** Texts of each topic that are enough to name it. */
const TEXTS = 60;

/** Points with their topics. */
interface TopicPoints {
  readonly documents: Uint32Array;
  readonly passages: Uint32Array;
  readonly topicOf: Uint8Array;
  readonly topicCentres: Float32Array;
}

/**
 * Texts of some passages of each topic, with the titles and headings above them, spread evenly over its points; the same for the same points.
 *
 * @throws the signal's reason when aborted.
 */
export async function sampleOfTopics(
  { documents, passages, topicOf, topicCentres }: TopicPoints,
  store: Pick<TextStore, 'passageTexts'>,
  titleOf: (document: number) => string,
  signal: AbortSignal,
): Promise<string[][]> {
  const points: number[][] = Array.from({ length: topicCentres.length / 2 }, () => []);
  for (const [point, topic] of topicOf.entries()) points[topic]!.push(point);
  const sample: string[][] = [];
  for (const own of points) {
    signal.throwIfAborted();
    const step = Math.max(1, own.length / TEXTS);
    const chosen = Array.from({ length: Math.min(TEXTS, own.length) }, (_, index) => own[Math.floor(index * step)]!);
    const keys = chosen.map((point) => ({ document: documents[point]!, passage: passages[point]! }));
    const texts = await Promise.all(store.passageTexts(keys));
    const titles = keys.map(({ document }) => titleOf(document));
    sample.push(texts.flatMap((text, index) => (text ? [titles[index], ...text.headings, text.text].join('\n') : [])));
  }
  return sample;
}

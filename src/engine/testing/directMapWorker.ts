import { findTopics, topicsFor } from '../../map/findTopics';
import { layOutRows } from '../../map/layOutRows';
import { nameTopics } from '../../map/nameTopics';
import { placeRows } from '../../map/placeRows';
import type { DisposableMapWorker } from '../map/LibraryMaps';

const SEED = 1;

/** Draws maps in the thread that asks. */
export function directMapWorker(): DisposableMapWorker {
  const pause = () => new Promise<void>((resolve) => setTimeout(resolve));
  return {
    layOut: async (rows, onProgress, signal) => {
      const positions = await layOutRows(rows, { seed: SEED }, { signal, pause, onProgress });
      const { centres, regionOf } = findTopics(positions, topicsFor(rows.scales.length), SEED);
      return { positions, topicOf: regionOf, topicCentres: centres };
    },
    place: async (added, rows, positions, onProgress, signal) =>
      await placeRows(added, { rows, positions }, SEED, { signal, pause, onProgress }),
    nameTopics: async (topics) => nameTopics(topics),
    terminate: () => undefined,
  };
}

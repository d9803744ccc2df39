import * as stopWordLists from 'stopword';
import { findTopics, topicsFor } from '../src/map/findTopics';
import { layOutRows } from '../src/map/layOutRows';
import { nameTopics } from '../src/map/nameTopics';
import { placeRows } from '../src/map/placeRows';
import { stopWords } from '../src/map/stopWords';
import type { MapWorkerApi } from '../src/protocol/MapApi';
import { serveWorker } from '../src/protocol/serveWorker';
import { nextTurn } from './nextTurn';

/** The same library gives the same map. */
const SEED = 1;

const api: MapWorkerApi = {
  layOut: async (rows, onProgress, signal) => {
    const positions = await layOutRows(rows, { seed: SEED }, { signal, pause: nextTurn, onProgress });
    const { centres, regionOf } = findTopics(positions, topicsFor(rows.scales.length), SEED);
    return { positions, topicOf: regionOf, topicCentres: centres };
  },
  place: async (added, placed, positions, onProgress, signal) =>
    await placeRows(added, { rows: placed, positions }, SEED, { signal, pause: nextTurn, onProgress }),
  nameTopics: async (topics) => {
    const words = stopWords(Object.values(stopWordLists));
    return nameTopics(topics, (word) => words.has(word));
  },
};

serveWorker(api, self);

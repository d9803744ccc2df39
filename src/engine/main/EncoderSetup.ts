import type { BatchPolicy } from '../../protocol/encoders/EncoderApi';
import type { DeviceAbilities, EncoderPlace } from './encoderPlaces';

/** How a model is run at a place. */
export interface EncoderSetup {
  /** Encoder workers that share the passages. */
  readonly workers: number;
  /** Threads of each worker. */
  readonly threads: number;
  /** How each worker batches texts; null until that has been measured. */
  readonly policy: BatchPolicy | null;
}

/** A second copy of a model is only held where the browser tells of this much memory: it never tells of more than 8. */
const MEMORY_OF_TWO = 8;
/** A model takes about three times its files' size while it runs (q4 of EmbeddingGemma: 197 MB, 600 MB). */
const LARGEST_TWICE = 400e6;
const CORES_OF_TWO = 4;

/** What runs at a place until something else was measured to be faster there. */
export function firstSetup({ threads }: EncoderPlace): EncoderSetup {
  return { workers: 1, threads, policy: null };
}

/**
 * Setups that may be faster than the first: half the threads, because cores are often counted twice, and two workers,
 * because short texts leave threads idle.
 *
 * @param modelBytes size of the model's files.
 */
export function otherSetups(
  { cores, memoryGigabytes }: Pick<DeviceAbilities, 'cores' | 'memoryGigabytes'>,
  { device, threads }: EncoderPlace,
  modelBytes: number,
): readonly Omit<EncoderSetup, 'policy'>[] {
  if (device === 'webgpu') return [];
  const fitsTwice =
    cores >= CORES_OF_TWO &&
    memoryGigabytes !== null &&
    memoryGigabytes >= MEMORY_OF_TWO &&
    modelBytes <= LARGEST_TWICE;
  return [
    ...(threads >= 4 ? [{ workers: 1, threads: Math.floor(threads / 2) }] : []),
    ...(fitsTwice ? [{ workers: 2, threads: Math.min(threads, Math.floor(cores / 2)) }] : []),
  ];
}

/** A place with the setup in use, for people: "CPU, 2 × 4 threads". */
export function nameSetup(place: EncoderPlace, { workers, threads }: EncoderSetup): string {
  if (place.device === 'webgpu') return place.name;
  const each = threads === 1 ? '1 thread' : `${threads} threads`;
  return workers === 1 ? `CPU, ${each}` : `CPU, ${workers} × ${each}`;
}

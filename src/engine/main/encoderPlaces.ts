import type { Dtype } from '../../encoders/models/ModelDescription';
import type { EncoderDevice } from '../../protocol/encoders/EncoderApi';

/** What a device must have to run an encoder. */
export type Requirement = 'webgpu' | 'threads';

/** What this device has. */
export interface DeviceAbilities {
  /** The GPU adapter as the browser names it; null without WebGPU. */
  readonly gpuAdapter: string | null;
  /** Threads that WASM may use; 1 where the page is not cross-origin isolated. */
  readonly threads: number;
  /** Processor cores, as the browser counts them. */
  readonly cores: number;
  /** Memory, as far as the browser tells of it: at most 8 in some; null where it does not tell. */
  readonly memoryGigabytes: number | null;
}

/** A way to run an encoder on this device. */
export interface EncoderPlace {
  readonly device: EncoderDevice;
  readonly threads: number;
  /** For people and for the memory of what failed: "WebGPU (…)", "CPU, 4 threads". */
  readonly name: string;
}

type PlaceAbilities = Pick<DeviceAbilities, 'gpuAdapter' | 'threads'>;

interface PlaceRow {
  readonly device: EncoderDevice;
  readonly requires: readonly Requirement[];
  /** Dtypes that run here. q8 is made of int8 kernels that WebGPU lacks. */
  readonly dtypes: readonly Dtype[];
  readonly place: (abilities: PlaceAbilities) => EncoderPlace;
}

/** Best first. */
const rows: readonly PlaceRow[] = [
  {
    device: 'webgpu',
    requires: ['webgpu'],
    dtypes: ['q4', 'fp32'],
    place: ({ gpuAdapter }) => ({ device: 'webgpu', threads: 1, name: `WebGPU (${gpuAdapter})` }),
  },
  {
    device: 'wasm',
    requires: ['threads'],
    dtypes: ['q4', 'q8', 'fp32'],
    place: ({ threads }) => ({ device: 'wasm', threads, name: `CPU, ${threads} threads` }),
  },
  {
    device: 'wasm',
    requires: [],
    dtypes: ['q4', 'q8', 'fp32'],
    place: () => ({ device: 'wasm', threads: 1, name: 'CPU, 1 thread' }),
  },
];

/** Where an encoder of a dtype can run on a device with these abilities, best first. The last place is always a CPU. */
export function encoderPlaces(abilities: PlaceAbilities, dtype: Dtype): readonly EncoderPlace[] {
  const has: Record<Requirement, boolean> = {
    webgpu: abilities.gpuAdapter !== null,
    threads: abilities.threads > 1,
  };
  return rows
    .filter(({ requires, dtypes }) => dtypes.includes(dtype) && requires.every((requirement) => has[requirement]))
    .map(({ place }) => place(abilities));
}

import { PlainPooling } from '../PlainPooling';
import type { Pooling } from '../Pooling';
import type { StaticModel } from '../StaticModel';
import bytes from './assembly/pool.ts?kernel=simd';
import { WasmPooling } from './WasmPooling';

/** The fastest pooling that runs here. */
export function makePooling(model: StaticModel): Pooling {
  const hasSimd = typeof WebAssembly === 'object' && WebAssembly.validate(bytes);
  return hasSimd ? new WasmPooling(bytes, model) : new PlainPooling(model);
}

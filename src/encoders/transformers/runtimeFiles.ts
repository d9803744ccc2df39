import asyncifyFactory from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url';
import asyncifyBinary from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import plainFactory from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import plainBinary from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';

/** Absolute addresses of one build of ONNX Runtime Web. */
export interface RuntimeFiles {
  readonly mjs: string;
  readonly wasm: string;
}

const absolute = (address: string): string => new URL(address, self.location.href).href;

/**
 * The build of ONNX Runtime Web for each device: only the plain one has the CPU kernel that q4 files need
 * (`GatherBlockQuantized`), and only the other one has WebGPU.
 */
export const runtimeFiles: Readonly<Record<'wasm' | 'webgpu', RuntimeFiles>> = {
  wasm: { mjs: absolute(plainFactory), wasm: absolute(plainBinary) },
  webgpu: { mjs: absolute(asyncifyFactory), wasm: absolute(asyncifyBinary) },
};

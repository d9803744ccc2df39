import { AutoModel, env, LogLevel } from '@huggingface/transformers';
import type { Dtype, ModelDescription } from '../models/ModelDescription';
import { ModelFormatError } from '../ModelFormatError';
import type { TextModel } from '../TextModel';
import { countedReader, type CountedReader } from './countedReader';
import type { ModelFiles } from './ModelFiles';
import { parseTokenizer } from './parseTokenizer';
import type { RuntimeFiles } from './runtimeFiles';
import { startError } from './startError';
import { TransformersModel } from './TransformersModel';

/** Which model to load, from where and onto what. */
export interface TransformersModelStart {
  readonly description: ModelDescription;
  readonly dtype: Dtype;
  readonly device: 'webgpu' | 'wasm';
  /** Names the device in messages. */
  readonly deviceName: string;
  /** Threads on WASM. */
  readonly threads: number;
  /** The build of ONNX Runtime for the device. */
  readonly runtime: RuntimeFiles;
  readonly files: ModelFiles;
  readonly onProgress: (loadedBytes: number, totalBytes: number) => void;
}

/** transformers.js asks for files under this path. Not every model's own name would be allowed in it. */
const FILES_PATH = '/models/';
const MODEL_NAME = 'model';

/**
 * Loads a model into transformers.js and ONNX Runtime Web. Nothing is fetched but through `files`, except the runtime.
 *
 * Once for each realm: ONNX Runtime starts only once, on one device, and a failed start spoils every later one.
 *
 * @throws ModelFormatError naming the file that is missing or wrong.
 * @throws DeviceError naming the device that cannot run the model.
 */
export async function loadTransformersModel(start: TransformersModelStart): Promise<TextModel> {
  const { description, dtype, device, deviceName } = start;
  const variant = description.variants.find((each) => each.dtype === dtype);
  if (!variant) throw new ModelFormatError(`${description.name} has no files of the kind ${dtype}.`);
  const reader = countedReader(description, variant, start.files, start.onProgress);
  const [config, tokenizerJson, tokenizerConfig] = await Promise.all([
    reader.json('config.json'),
    reader.json('tokenizer.json'),
    reader.json('tokenizer_config.json'),
  ]);
  const tokenizer = parseTokenizer(tokenizerJson, tokenizerConfig);
  setUpRuntime(start);
  const unreadable = answerFrom(reader);
  const without = Object.fromEntries(description.configWithout.map((part) => [part, null]));
  const loading = AutoModel.from_pretrained(MODEL_NAME, {
    config: { ...config, ...without } as never,
    dtype,
    device,
    local_files_only: true,
  }).catch((cause: unknown) => {
    throw startError(cause, { graph: variant.files[0]?.path ?? dtype, deviceName });
  });
  const model = await Promise.race([unreadable, loading]);
  const { pad_token_id: padding } = config as { readonly pad_token_id?: unknown };
  return new TransformersModel({
    model,
    tokenizer,
    padding: typeof padding === 'number' ? padding : 0,
    nativeDimensions: description.nativeDimensions,
    deviceName,
  });
}

function setUpRuntime({ runtime, threads }: TransformersModelStart): void {
  env.logLevel = LogLevel.NONE;
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = FILES_PATH;
  env.useBrowserCache = false;
  // It would import the runtime from a blob: address, which the page's security policy refuses.
  env.useWasmCache = false;
  const { wasm } = env.backends.onnx;
  if (!wasm) throw new Error('ONNX Runtime lacks its WASM settings: its version does not fit transformers.js.');
  wasm.wasmPaths = { ...runtime };
  wasm.numThreads = threads;
}

/**
 * Lets transformers.js read files through `reader` alone.
 *
 * @returns rejects when a file cannot be read, and never resolves.
 */
function answerFrom(reader: CountedReader): Promise<never> {
  const unreadable = Promise.withResolvers<never>();
  env.fetch = async (address: string | URL) => {
    const path = String(address).slice(`${FILES_PATH}${MODEL_NAME}/`.length);
    try {
      const bytes = await reader.bytes(path);
      // Not a Response, which would hold the bytes a second time.
      return { status: 200, headers: new Headers(), arrayBuffer: async () => bytes.buffer };
    } catch (error) {
      unreadable.reject(error);
      // Left without an answer: transformers.js waits for ever for a `_data` file when it is told of an error.
      return await new Promise<never>(() => undefined);
    }
  };
  return unreadable.promise;
}

import { DeviceError } from '../DeviceError';
import { ModelFormatError } from '../ModelFormatError';

/** Status codes of ONNX Runtime for a graph that is none: no such file, no model, invalid protobuf, invalid graph. */
const FORMAT_CODES: ReadonlySet<string> = new Set(['3', '4', '7', '10']);

/** What browsers and Emscripten say when the runtime does not arrive, or something else in its place. */
const UNREACHABLE = /dynamically imported module|importing a module script|fetching of the wasm failed|CompileError/i;

/** Tells from what ONNX Runtime says whether the model's files, the runtime or the device is to blame. */
export function startError(
  cause: unknown,
  { graph, deviceName }: { readonly graph: string; readonly deviceName: string },
): Error {
  const words = cause instanceof Error ? cause.message : String(cause);
  const [, code = ''] = /ERROR_CODE: (\d+)/.exec(words) ?? [];
  if (FORMAT_CODES.has(code)) return new ModelFormatError(`The model's file ${graph} is damaged: ${words}`, { cause });
  const [, weights] = /external data file "+([^"]+)"+, error: Out of bounds/.exec(words) ?? [];
  if (weights !== undefined) return new ModelFormatError(`The model's file ${weights} is cut short.`, { cause });
  return UNREACHABLE.test(words)
    ? new DeviceError('unreachable', `ONNX Runtime for ${deviceName} could not be fetched: ${words}`, { cause })
    : new DeviceError('failed', `The model cannot be started on ${deviceName}: ${words}`, { cause });
}

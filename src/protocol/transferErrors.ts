import { transferHandlers } from 'comlink';

interface ThrownValue {
  readonly value: unknown;
}

interface SerialisedError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly code: string | null;
}

/**
 * Lets an error thrown in one thread keep its name, message, stack and, where it has one, its `code` in the other. An
 * abort stays a `DOMException`. To be called once in every thread that makes or takes calls.
 */
export function transferErrors(): void {
  const original = transferHandlers.get('throw');
  if (!original) throw new Error('Comlink no longer registers its handler for thrown values.');
  transferHandlers.set('throw', {
    canHandle: (value): value is ThrownValue => original.canHandle(value),
    serialize: ({ value }: ThrownValue): [SerialisedError, Transferable[]] => [serialise(value), []],
    deserialize: (error: SerialisedError): never => {
      throw revive(error);
    },
  });
}

function serialise(value: unknown): SerialisedError {
  if (!(value instanceof Error)) return { name: 'Error', message: String(value), stack: undefined, code: null };
  const code = 'code' in value && typeof value.code === 'string' ? value.code : null;
  return { name: value.name, message: value.message, stack: value.stack, code };
}

function revive({ name, message, stack, code }: SerialisedError): Error {
  if (name === 'AbortError') return new DOMException(message, name);
  const error = Object.assign(new Error(message), { name }, code === null ? {} : { code });
  if (stack !== undefined) error.stack = stack;
  return error;
}

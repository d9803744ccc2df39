/**
 * The few web standards that pure code may use: they exist in pages, workers and Node alike and touch nothing outside
 * the call. Folders without the DOM or worker libraries compile against these declarations alone.
 */

interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

interface AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}
declare const AbortController: { new (): AbortController };
declare const AbortSignal: { any(signals: readonly AbortSignal[]): AbortSignal };

declare class DOMException extends Error {
  constructor(message?: string, name?: string);
}

declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(bytes?: ArrayBufferView | ArrayBuffer): string;
}

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}

interface Blob {
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}
declare const Blob: { new (parts: readonly (Uint8Array<ArrayBuffer> | Blob)[]): Blob };

declare namespace WebAssembly {
  interface Memory {
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }
  const Memory: {
    new (description: { readonly initial: number; readonly maximum?: number; readonly shared?: boolean }): Memory;
  };
  type Module = object;
  const Module: { new (bytes: Uint8Array<ArrayBuffer>): Module };
  interface Instance {
    readonly exports: Readonly<Record<string, unknown>>;
  }
  const Instance: {
    new (module: Module, imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>): Instance;
  };
  function validate(bytes: Uint8Array<ArrayBuffer>): boolean;
}

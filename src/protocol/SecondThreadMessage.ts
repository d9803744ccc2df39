/**
 * What the engine sends to the thread that takes part in its searches. Plain messages without an answer: a call with one
 * would cost a search more time than it has.
 */
export type SecondThreadMessage =
  | {
      readonly kind: 'share';
      readonly kernel: number;
      readonly module: WebAssembly.Module;
      readonly memory: WebAssembly.Memory;
      readonly invitation: number;
    }
  | { readonly kind: 'help'; readonly kernel: number }
  | { readonly kind: 'forget'; readonly kernel: number };

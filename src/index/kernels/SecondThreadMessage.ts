import type { SharedKernel } from './SecondThread';

/**
 * What the second thread is told. Plain messages without an answer: a call with one would cost a search more time than it
 * has.
 */
export type SecondThreadMessage =
  | ({ readonly kind: 'share'; readonly kernel: number } & SharedKernel)
  /** Take part in what kernels invite to, now and whenever the bell is rung. */
  | { readonly kind: 'help'; readonly bell: SharedArrayBuffer }
  | { readonly kind: 'forget'; readonly kernel: number };

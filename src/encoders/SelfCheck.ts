/** One look at whether a model computes what it should. */
export interface SelfCheck {
  /** For people, in words that complete "the check that …". */
  readonly name: string;
  readonly passed: boolean;
  /** How far off at worst (Infinity: not even a number), and how far is allowed, in the check's own unit. */
  readonly deviation: number;
  readonly tolerance: number;
}

/** A check that passes when no deviation is above the tolerance or not a number. */
export function selfCheck(
  name: string,
  { deviations, tolerance }: { readonly deviations: Iterable<number>; readonly tolerance: number },
): SelfCheck {
  let deviation = 0;
  for (const each of deviations) deviation = Math.max(deviation, Number.isNaN(each) ? Infinity : each);
  return { name, passed: deviation <= tolerance, deviation, tolerance };
}

import { flushSync } from 'react-dom';

/** Changes what is on screen; where the browser can and the person does not mind motion, the old fades into the new. */
export function withTransition(change: () => void): void {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (isStill || !('startViewTransition' in document)) change();
  else document.startViewTransition(() => flushSync(change));
}

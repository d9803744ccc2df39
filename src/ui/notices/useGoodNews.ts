import { useEffect, useEffectEvent } from 'react';

/** How long good news stays, in milliseconds. */
const STAY = 8000;

/** Takes good news off the screen after a while; what is not good stays until the person has seen it. */
export function useGoodNews(isGood: boolean, onGone: () => void): void {
  const goAway = useEffectEvent(onGone);
  useEffect(() => {
    if (!isGood) return undefined;
    const timer = setTimeout(() => goAway(), STAY);
    return () => clearTimeout(timer);
  }, [isGood]);
}

import { useRef } from 'react';
import { useSteady } from '../controls/useSteady';

/** How far down the list the person has reached since they asked: by pointer, by keys or by scrolling. */
export interface ReachedRows {
  /** Notes the last row that must not move. */
  readonly reach: (asked: string, keys: readonly string[]) => void;
  /** The rows up to there, in order; none where the person only typed. */
  readonly rowsFor: (asked: string) => readonly string[];
}

/** Remembers how far the person has reached among the hits of one question. */
export function useReachedRows(): ReachedRows {
  const reached = useRef<{ readonly asked: string; readonly keys: readonly string[] }>({ asked: '', keys: [] });
  return {
    reach: useSteady((asked: string, keys: readonly string[]) => {
      reached.current = { asked, keys };
    }),
    rowsFor: (asked) => (reached.current.asked === asked ? reached.current.keys : []),
  };
}

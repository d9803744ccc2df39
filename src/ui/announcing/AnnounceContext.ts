import { createContext, use } from 'react';

/** Tells something to people who listen to the page instead of looking at it; and, if asked to, shows it for a moment. */
export type Announce = (words: string, how?: { readonly visibly: boolean }) => void;

/** The page's way to announce. */
export const AnnounceContext = createContext<Announce>(() => {});

/** The page's way to announce. */
export function useAnnounce(): Announce {
  return use(AnnounceContext);
}

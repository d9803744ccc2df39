import { useState, type ReactNode } from 'react';
import { useSteady } from '../controls/useSteady';
import { type Announce, AnnounceContext } from './AnnounceContext';
import { Toast } from './Toast';

/** A polite live region for everything below it, and words that are shown for a moment. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const [words, setWords] = useState('');
  const [shown, setShown] = useState<{ readonly words: string } | null>(null);
  const announce = useSteady<Parameters<Announce>, void>((next, how) => {
    // The same words again would be no change and stay unheard.
    setWords((before) => (before === next ? `${next}\u00A0` : next));
    if (how?.visibly) setShown({ words: next });
  });
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="visually-hidden" role="status" aria-live="polite" data-testid="announcer">
        {words}
      </div>
      {shown !== null && <Toast said={shown} onGone={() => setShown(null)} />}
    </AnnounceContext>
  );
}

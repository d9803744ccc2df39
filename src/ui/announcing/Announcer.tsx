import { useState, type ReactNode } from 'react';
import { useSteady } from '../controls/useSteady';
import { AnnounceContext } from './AnnounceContext';

/** A polite live region for everything below it. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const [words, setWords] = useState('');
  const announce = useSteady((next: string) => {
    // The same words again would be no change and stay unheard.
    setWords((before) => (before === next ? `${next}\u00A0` : next));
  });
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="visually-hidden" role="status" aria-live="polite" data-testid="announcer">
        {words}
      </div>
    </AnnounceContext>
  );
}

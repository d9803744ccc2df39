import { useState } from 'react';
import { useAnnounce } from '../announcing/AnnounceContext';
import { Button } from '../controls/Button';
import { icons } from '../icons';
import type { DocumentView, TextRange } from '../../protocol/EngineApi';
import { quotePassage } from '../passages/quotePassage';

/** Copies the passage with where it is from. */
export function CopyQuoteButton(props: {
  readonly view: DocumentView;
  readonly passage: TextRange;
  /** The name of the vault that the document is in; null outside of any. */
  readonly vault: string | null;
}) {
  const announce = useAnnounce();
  const [outcome, setOutcome] = useState<{ readonly passage: TextRange; readonly words: string } | null>(null);

  const copy = async () => {
    let result = 'Copied';
    try {
      await navigator.clipboard.writeText(quotePassage(props.view, props.passage, props.vault));
    } catch {
      result = 'Not copied';
    }
    setOutcome({ passage: props.passage, words: result });
    announce(result);
  };

  const words = outcome?.passage === props.passage ? outcome.words : 'Copy quote';
  return (
    <Button tone="quiet" title="Copy this passage as a quote" onClick={() => void copy()}>
      {words === 'Copied' ? <icons.Check /> : <icons.Quote />}
      {words}
    </Button>
  );
}

import { useState } from 'react';
import { useAnnounce } from '../announcing/AnnounceContext';
import { Button } from '../controls/Button';
import { icons } from '../icons';
import type { DocumentView, TextRange } from '../../protocol/EngineApi';
import { quotePassage } from '../passages/quotePassage';
import { useLaterMessages } from '../messages/useLaterMessages';

/** Copies the passage with where it is from. */
export function CopyQuoteButton(props: {
  readonly view: DocumentView;
  readonly passage: TextRange;
  /** The name of the vault that the document is in; null outside of any. */
  readonly vault: string | null;
}) {
  const messages = useLaterMessages().reading;
  const announce = useAnnounce();
  const [outcome, setOutcome] = useState<{ readonly passage: TextRange; readonly isCopied: boolean } | null>(null);

  const copy = async () => {
    let isCopied = true;
    try {
      await navigator.clipboard.writeText(quotePassage(props.view, props.passage, props.vault));
    } catch {
      isCopied = false;
    }
    setOutcome({ passage: props.passage, isCopied });
    announce(isCopied ? messages.copied : messages.notCopied);
  };

  const isCopied = outcome?.passage === props.passage ? outcome.isCopied : null;
  return (
    <Button tone="quiet" title={messages.copyQuoteTitle} onClick={() => void copy()}>
      {isCopied ? <icons.Check /> : <icons.Quote />}
      {isCopied === null ? messages.copyQuote : isCopied ? messages.copied : messages.notCopied}
    </Button>
  );
}

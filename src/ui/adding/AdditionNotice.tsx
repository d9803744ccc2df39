import { useEffect, useEffectEvent } from 'react';
import { useAnnounce } from '../announcing/AnnounceContext';
import { Button } from '../controls/Button';
import { ProgressBar } from '../controls/ProgressBar';
import { formatCount } from '../format/formatCount';
import { Notice } from '../notices/Notice';
import type { Addition } from './Addition';
import { receiptSentence } from './receiptSentence';

/** Unreadable files named one by one; the rest is a number. */
const namedUnreadable = 200;
/** How long good news stays, in milliseconds. */
const goodNewsStays = 8000;

/** How far an addition has come, or what came of it. */
export function AdditionNotice(props: { readonly addition: Addition; readonly onDismiss: () => void }) {
  const { addition } = props;
  const dismiss = useEffectEvent(props.onDismiss);
  const isGoodNews =
    addition.stage === 'opened' ||
    (addition.stage === 'added' &&
      addition.unreadable.length === 0 &&
      addition.receipt.queued + addition.receipt.unchanged > 0);

  useEffect(() => {
    if (!isGoodNews) return undefined;
    const timer = setTimeout(() => dismiss(), goodNewsStays);
    return () => clearTimeout(timer);
  }, [isGoodNews]);

  const announce = useAnnounce();
  const result =
    addition.stage === 'opened'
      ? addition.message
      : addition.stage === 'added'
        ? receiptSentence(addition.name, addition)
        : null;
  useEffect(() => {
    if (result !== null) announce(result);
  }, [result, announce]);

  const stopButton = (
    <Button tone="quiet" onClick={props.onDismiss}>
      Stop
    </Button>
  );
  const dismissButton = (
    <Button tone="quiet" onClick={props.onDismiss}>
      Dismiss
    </Button>
  );

  switch (addition.stage) {
    case 'finding':
      return (
        <Notice tone="plain" actions={stopButton}>
          <span dir="auto">
            {addition.kind === 'folder' ? 'Reading the folder' : 'Adding'} {addition.name}…{' '}
            {formatCount(addition.files, 'file')}
          </span>
          <ProgressBar label={`Reading ${addition.name}`} done={0} total={0} />
        </Notice>
      );
    case 'queueing':
      return (
        <Notice tone="plain" actions={stopButton}>
          <span dir="auto">
            Adding {addition.name}… {addition.done} of {formatCount(addition.total, 'file')}
          </span>
          <ProgressBar label={`Adding ${addition.name}`} done={addition.done} total={addition.total} />
        </Notice>
      );
    case 'opening':
      return (
        <Notice tone="plain" actions={stopButton}>
          <span dir="auto">Loading {addition.name}…</span>
          <ProgressBar label={`Loading ${addition.name}`} done={addition.done} total={addition.total} />
        </Notice>
      );
    case 'opened':
      return (
        <Notice tone="plain" actions={dismissButton}>
          <span dir="auto">{addition.message}</span>
        </Notice>
      );
    case 'failed':
      return (
        <Notice tone="failure" actions={dismissButton}>
          <span dir="auto">
            {addition.name} could not be added. {addition.message}
          </span>
        </Notice>
      );
    case 'added':
      return (
        <Notice tone={isGoodNews ? 'plain' : 'warning'} actions={dismissButton}>
          <span dir="auto">{result}</span>
          {addition.unreadable.length > 0 && (
            <details>
              <summary>{formatCount(addition.unreadable.length, 'file')} could not be opened</summary>
              <ul>
                {addition.unreadable.slice(0, namedUnreadable).map(({ path, message }) => (
                  <li key={path} dir="auto">
                    {path}: {message}
                  </li>
                ))}
                {addition.unreadable.length > namedUnreadable && <li>… and more.</li>}
              </ul>
            </details>
          )}
        </Notice>
      );
  }
}

import { useEffect, useEffectEvent } from 'react';
import { useAnnounce } from '../announcing/AnnounceContext';
import { Button } from '../controls/Button';
import { ProgressBar } from '../controls/ProgressBar';
import { Notice } from '../notices/Notice';
import type { Addition } from './Addition';
import { later } from '../layout/later';
import { receiptSentence } from './receiptSentence';
import { useMessages } from '../messages/LanguageContext';
import { shownName } from '../sources/shownName';

const OpenedSentence = later(() => import('./OpenedSentence').then((module) => module.OpenedSentence));

/** Unreadable files named one by one; the rest is a number. */
const namedUnreadable = 200;
/** How long good news stays, in milliseconds. */
const goodNewsStays = 8000;

/** How far an addition has come, or what came of it. */
export function AdditionNotice(props: { readonly addition: Addition; readonly onDismiss: () => void }) {
  const { addition } = props;
  const messages = useMessages();
  const { adding, common } = messages;
  const name = shownName(addition, messages);
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
  const result = addition.stage === 'added' ? receiptSentence(name, addition, messages) : null;
  useEffect(() => {
    if (result !== null) announce(result);
  }, [result, announce]);

  const stopButton = (
    <Button tone="quiet" onClick={props.onDismiss}>
      {common.stop}
    </Button>
  );
  const dismissButton = (
    <Button tone="quiet" onClick={props.onDismiss}>
      {common.dismiss}
    </Button>
  );

  switch (addition.stage) {
    case 'finding':
      return (
        <Notice tone="plain" actions={stopButton}>
          <span dir="auto">{adding.finding(name, addition.files, addition.kind === 'folder')}</span>
          <ProgressBar label={adding.reading(name)} done={0} total={0} />
        </Notice>
      );
    case 'queueing':
      return (
        <Notice tone="plain" actions={stopButton}>
          <span dir="auto">{adding.queueing(name, addition.done, addition.total)}</span>
          <ProgressBar label={adding.adding(name)} done={addition.done} total={addition.total} />
        </Notice>
      );
    case 'opening':
      return (
        <Notice tone="plain" actions={stopButton}>
          <span dir="auto">{addition.isSearchable === true ? adding.saving(name) : adding.loading(name)}</span>
          <ProgressBar label={adding.loading(name)} done={addition.done} total={addition.total} />
        </Notice>
      );
    case 'opened':
      return (
        <Notice tone={isGoodNews ? 'plain' : 'warning'} actions={dismissButton}>
          <OpenedSentence addition={addition} opened={addition.opened} />
        </Notice>
      );
    case 'failed':
      return (
        <Notice tone="failure" actions={dismissButton}>
          <span dir="auto">{adding.failed(name, addition.message)}</span>
        </Notice>
      );
    case 'added':
      return (
        <Notice tone={isGoodNews ? 'plain' : 'warning'} actions={dismissButton}>
          <span dir="auto">{result}</span>
          {addition.unreadable.length > 0 && (
            <details>
              <summary>{adding.unreadable(addition.unreadable.length)}</summary>
              <ul>
                {addition.unreadable.slice(0, namedUnreadable).map(({ path, message }) => (
                  <li key={path} dir="auto">
                    {`${path}: ${message}`}
                  </li>
                ))}
                {addition.unreadable.length > namedUnreadable && <li>{adding.andMore}</li>}
              </ul>
            </details>
          )}
        </Notice>
      );
  }
}

import { useEffect } from 'react';
import { useAnnounce } from '../announcing/AnnounceContext';
import { Button } from '../controls/Button';
import { ProgressBar } from '../controls/ProgressBar';
import { Notice } from '../notices/Notice';
import { useGoodNews } from '../notices/useGoodNews';
import { isGoodNews, type Addition } from './Addition';
import { later } from '../layout/later';
import { receiptSentence } from './receiptSentence';
import { useMessages } from '../messages/LanguageContext';
import { useLaterMessages } from '../messages/useLaterMessages';
import { shownName } from '../sources/shownName';

const OpenedSentence = later(() => import('./OpenedSentence').then((module) => module.OpenedSentence));

/** Unreadable files named one by one; the rest is a number. */
const namedUnreadable = 200;

/** How far an addition has come, or what came of it. */
export function AdditionNotice(props: { readonly addition: Addition; readonly onDismiss: () => void }) {
  const { addition } = props;
  const { common } = useMessages();
  const messages = useLaterMessages();
  const { additions } = messages;
  const name = shownName(addition, messages);
  const isGood = isGoodNews(addition);
  useGoodNews(isGood, props.onDismiss);

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
          <span dir="auto">{additions.finding(name, addition.files, addition.kind === 'folder')}</span>
          <ProgressBar label={additions.reading(name)} done={0} total={0} />
        </Notice>
      );
    case 'queueing':
      return (
        <Notice tone="plain" actions={stopButton}>
          <span dir="auto">{additions.queueing(name, addition.done, addition.total)}</span>
          <ProgressBar label={additions.adding(name)} done={addition.done} total={addition.total} />
        </Notice>
      );
    case 'opening':
      return (
        <Notice tone="plain" actions={stopButton}>
          <span dir="auto">{addition.isSearchable === true ? additions.saving(name) : additions.loading(name)}</span>
          <ProgressBar label={additions.loading(name)} done={addition.done} total={addition.total} />
        </Notice>
      );
    case 'opened':
      return (
        <Notice tone="plain" actions={dismissButton}>
          <OpenedSentence addition={addition} opened={addition.opened} />
        </Notice>
      );
    case 'failed':
      return (
        <Notice tone="failure" actions={dismissButton}>
          <span dir="auto">{additions.failed(name, addition.message)}</span>
        </Notice>
      );
    case 'added':
      return (
        <Notice tone={isGood ? 'plain' : 'warning'} actions={dismissButton}>
          <span dir="auto">{result}</span>
          {addition.unreadable.length > 0 && (
            <details>
              <summary>{additions.unreadable(addition.unreadable.length)}</summary>
              <ul>
                {addition.unreadable.slice(0, namedUnreadable).map(({ path, message }) => (
                  <li key={path} dir="auto">
                    {`${path}: ${message}`}
                  </li>
                ))}
                {addition.unreadable.length > namedUnreadable && <li>{additions.andMore}</li>}
              </ul>
            </details>
          )}
        </Notice>
      );
  }
}

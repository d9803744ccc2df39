import type { DocumentView } from '../../protocol/EngineApi';
import { useEngine } from '../connection/EngineContext';
import { Wait } from '../controls/Wait';
import styles from './ReadingPanel.module.css';
import { useAsked } from './useAsked';
import { useLaterMessages } from '../messages/useLaterMessages';

/** The headings of the document, or its pages where it has none; a press goes there. */
export function OutlinePanel(props: { readonly view: DocumentView; readonly onGo: (offset: number) => void }) {
  const { view } = props;
  const { reading: messages, answer: answerMessages } = useLaterMessages();
  const engine = useEngine();
  const { answer, error } = useAsked(`${view.id}`, (signal) => engine.outline(view.id, signal));
  if (error !== null) return <p role="alert">{messages.outlineFailed(error.message)}</p>;
  if (answer === null) return <Wait>{messages.readingHeadings}</Wait>;
  const places =
    answer.headings.length > 0
      ? answer.headings
      : view.pageStarts.map((start, index) => ({ level: 1, title: answerMessages.pageAlone(index + 1), start }));
  if (places.length === 0) return <p role="status">{messages.noHeadings}</p>;
  const highest = Math.min(...places.map(({ level }) => level));
  return (
    <>
      <ol className={styles['list']}>
        {places.map(({ level, title, start }, index) => (
          // Pages without text begin where the next one does.
          // oxlint-disable-next-line react/no-array-index-key -- the places never change
          <li key={index} data-depth={Math.min(level - highest, 4)}>
            <button type="button" dir="auto" onClick={() => props.onGo(start)}>
              {title}
            </button>
          </li>
        ))}
      </ol>
      {!answer.isComplete && <p>{messages.firstHeadings(places.length)}</p>}
    </>
  );
}

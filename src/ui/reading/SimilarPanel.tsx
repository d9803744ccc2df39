import type { SearchHit } from '../../protocol/EngineApi';
import { useEngine } from '../connection/EngineContext';
import { Wait } from '../controls/Wait';
import type { OpenedPassage } from './OpenedPassage';
import styles from './ReadingPanel.module.css';
import { useAsked } from './useAsked';
import { useLaterMessages } from '../messages/useLaterMessages';

const MOST_SHOWN = 8;

/** Passages that mean much the same as the opened one, or as the document where none is. */
export function SimilarPanel(props: { readonly opened: OpenedPassage; readonly onOpen: (hit: SearchHit) => void }) {
  const { document, passage } = props.opened;
  const messages = useLaterMessages().reading;
  const engine = useEngine();
  const { answer, error } = useAsked(`${document} ${passage}`, (signal) =>
    engine.similar(document, passage, { limit: MOST_SHOWN }, signal),
  );
  if (error !== null) return <p role="alert">{messages.similarFailed(error.message)}</p>;
  if (answer === null) return <Wait>{messages.lookingForSimilar}</Wait>;
  if (answer.hits.length === 0) return <p role="status">{messages.nothingSimilar}</p>;
  return (
    <>
      {answer.isNothingClose && <p>{messages.onlyNearest}</p>}
      <ol className={styles['list']}>
        {answer.hits.map((hit) => (
          <li key={hit.key}>
            <button type="button" onClick={() => props.onOpen(hit)}>
              <span className={styles['title']} dir="auto">
                {hit.title}
              </span>
              <span className={styles['excerpt']} dir="auto">
                {hit.excerpt.text.slice(hit.excerpt.best.start, hit.excerpt.best.end)}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

import { IconButton } from '../controls/IconButton';
import { icons } from '../icons';
import { useMessages } from '../messages/LanguageContext';
import styles from './Screen.module.css';
import type { FirstExamples } from './useFirstExamples';

/** The first examples to try; gone for good once all were tried. */
export function FirstExampleList(props: {
  readonly examples: FirstExamples;
  readonly onQuery: (query: string) => void;
}) {
  const { examples } = props;
  const messages = useMessages().screens;
  return (
    <section className={styles['firsts']} aria-labelledby="first-examples">
      <div className={styles['firstsHead']}>
        <h3 id="first-examples">{messages.tryIt}</h3>
        <IconButton label={messages.putAway} onClick={examples.putAway}>
          <icons.Close />
        </IconButton>
      </div>
      <div className={styles['examples']} role="group" aria-label={messages.examples}>
        {examples.left.map((query) => (
          <button
            key={query}
            type="button"
            className={styles['example']}
            onClick={() => {
              examples.tried(query);
              props.onQuery(query);
            }}
          >
            {query}
          </button>
        ))}
      </div>
    </section>
  );
}

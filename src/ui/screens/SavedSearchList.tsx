import { useId, useRef } from 'react';
import { useAnnounce } from '../announcing/AnnounceContext';
import { IconButton } from '../controls/IconButton';
import { icons } from '../icons';
import type { SavedSearches } from '../search/useSavedSearches';
import styles from './SavedSearchList.module.css';
import { useMessages } from '../messages/LanguageContext';

/** The searches that the person saved, to run again or forget. */
export function SavedSearchList(props: { readonly saved: SavedSearches; readonly onQuery: (query: string) => void }) {
  const { saved } = props;
  const { screens } = useMessages();
  const announce = useAnnounce();
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  if (saved.queries.length === 0) return null;

  const forget = (query: string, place: number) => {
    // The focus goes on to the neighbour: the pressed button is about to vanish.
    const buttons = list.current?.querySelectorAll<HTMLElement>('button[aria-label]') ?? [];
    (buttons[place + 1] ?? buttons[place - 1])?.focus();
    saved.toggle(query);
    announce(screens.forgot(query));
  };

  return (
    <section aria-labelledby={id}>
      <h3 id={id} className={styles['title']}>
        {screens.savedSearches}
      </h3>
      <ul ref={list} className={styles['list']}>
        {saved.queries.map((query, place) => (
          <li key={query} className={styles['saved']}>
            <button type="button" className={styles['query']} dir="auto" onClick={() => props.onQuery(query)}>
              {query}
            </button>
            <IconButton label={screens.forget(query)} onClick={() => forget(query, place)}>
              <icons.Close />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

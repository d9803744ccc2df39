import type { ReactNode } from 'react';
import styles from './Screen.module.css';

/** What the centre shows when there are no hits to show. */
export function Screen(props: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className={styles['scroller']}>
      <div className={styles['screen']}>
        <h2 className={styles['title']} dir="auto">
          {props.title}
        </h2>
        {props.children}
      </div>
    </div>
  );
}

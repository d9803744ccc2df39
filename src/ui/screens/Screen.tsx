import type { ReactNode } from 'react';
import styles from './Screen.module.css';

/** What the centre shows when there are no hits to show. */
export function Screen(props: {
  readonly title: string;
  /** Whether it tells of a wait, and is shown only where that is long, as `Wait` is. */
  readonly isWait?: boolean;
  readonly children?: ReactNode;
}) {
  return (
    <div className={styles['scroller']} data-wait={props.isWait || undefined}>
      <div className={styles['screen']}>
        <h2 className={styles['title']} dir="auto">
          {props.title}
        </h2>
        {props.children}
      </div>
    </div>
  );
}

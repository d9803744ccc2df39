import type { ReactNode } from 'react';
import styles from './DialogParts.module.css';

/** What a dialog says. */
export function DialogBody(props: { readonly children: ReactNode }) {
  return <div className={styles['body']}>{props.children}</div>;
}

/** What a dialog says that is longer than it and holds no control: it takes the focus, so that a keyboard can scroll it. */
export function DialogReading(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles['body']} role="region" aria-label={props.label} tabIndex={0}>
      {props.children}
    </div>
  );
}

/** What a dialog says above a list that scrolls by itself. */
export function DialogIntroduction(props: { readonly children: ReactNode }) {
  return <div className={`${styles['body']} ${styles['introduction']}`}>{props.children}</div>;
}

/** What can be done in a dialog, the expected choice last. */
export function DialogButtons(props: { readonly children: ReactNode }) {
  return <div className={styles['buttons']}>{props.children}</div>;
}

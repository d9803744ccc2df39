import type { ReactNode } from 'react';
import styles from './Notice.module.css';

/** How serious a notice is. */
export type NoticeTone = 'plain' | 'warning' | 'failure';

/** A strip above the hits that tells something and offers what can be done about it. */
export function Notice(props: {
  readonly tone: NoticeTone;
  readonly children: ReactNode;
  /** Buttons. */
  readonly actions?: ReactNode;
}) {
  return (
    <div className={styles['notice']} data-tone={props.tone} role={props.tone === 'plain' ? undefined : 'alert'}>
      <div className={styles['words']}>{props.children}</div>
      {props.actions && <div className={styles['actions']}>{props.actions}</div>}
    </div>
  );
}

import { useId, type ReactNode } from 'react';
import { IconButton } from '../controls/IconButton';
import { icons } from '../icons';
import styles from './ReadingPanel.module.css';

/** Something beside the text of the document, or above it where there is no room. */
export function ReadingPanel(props: {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const titleId = useId();
  return (
    <section className={styles['panel']} tabIndex={-1} data-panel aria-labelledby={titleId}>
      <div className={styles['bar']}>
        <h3 id={titleId}>{props.title}</h3>
        <IconButton label={props.closeLabel} onClick={props.onClose}>
          <icons.Close />
        </IconButton>
      </div>
      <div className={styles['content']}>{props.children}</div>
    </section>
  );
}

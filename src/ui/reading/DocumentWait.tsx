import { Wait } from '../controls/Wait';
import waitStyles from '../controls/controls.module.css';
import { useMessages } from '../messages/LanguageContext';
import styles from './DocumentPane.module.css';

/** In place of a text that takes long to open. */
export function DocumentWait() {
  const { loading } = useMessages().page;
  return (
    <div className={styles['wait']}>
      <Wait>
        <span className="visually-hidden">{loading}</span>
      </Wait>
      <div className={`${waitStyles['lines']} ${styles['lines']}`} />
    </div>
  );
}

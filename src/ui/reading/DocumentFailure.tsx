import styles from './DocumentPane.module.css';
import { useLaterMessages } from '../messages/useLaterMessages';

/** Why a document cannot be shown. */
export function DocumentFailure({ error }: { readonly error: Error }) {
  const messages = useLaterMessages().reading;
  return (
    <div className={styles['failure']} role="alert">
      <p>{error.name === 'NotFoundError' ? messages.noLongerHere : messages.notOpened(error.message)}</p>
    </div>
  );
}

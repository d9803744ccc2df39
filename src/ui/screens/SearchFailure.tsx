import { Button } from '../controls/Button';
import { Screen } from './Screen';
import styles from './Screen.module.css';

/** What the centre shows when a search failed. */
export function SearchFailure(props: { readonly error: Error; readonly onRetry: () => void }) {
  return (
    <Screen title="This search did not work">
      <p role="alert">{props.error.message}</p>
      <div className={styles['row']}>
        <Button tone="primary" onClick={props.onRetry}>
          Try again
        </Button>
      </div>
    </Screen>
  );
}

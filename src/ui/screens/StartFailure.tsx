import { Button } from '../controls/Button';
import { Screen } from './Screen';
import styles from './Screen.module.css';

/** What the centre shows when the engine or the page itself does not work. */
export function StartFailure(props: { readonly title: string; readonly error: Error }) {
  return (
    <Screen title={props.title}>
      <p role="alert">{props.error.message}</p>
      <p>Your library is safe. A private window or blocked storage can be the reason.</p>
      <div className={styles['row']}>
        <Button tone="primary" onClick={() => location.reload()}>
          Reload the page
        </Button>
      </div>
    </Screen>
  );
}

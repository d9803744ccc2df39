import { Button } from '../controls/Button';
import { Screen } from './Screen';
import styles from './Screen.module.css';
import { useMessages } from '../messages/LanguageContext';

/** What the centre shows when a search failed. */
export function SearchFailure(props: { readonly error: Error; readonly onRetry: () => void }) {
  const { screens, common } = useMessages();
  return (
    <Screen title={screens.searchFailed}>
      <p role="alert">{props.error.message}</p>
      <div className={styles['row']}>
        <Button tone="primary" onClick={props.onRetry}>
          {common.tryAgain}
        </Button>
      </div>
    </Screen>
  );
}

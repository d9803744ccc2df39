import { Button } from '../controls/Button';
import { Screen } from './Screen';
import styles from './Screen.module.css';
import { useMessages } from '../messages/LanguageContext';

/** What the centre shows when the engine or the page itself does not work. */
export function StartFailure(props: { readonly of: 'engine' | 'page'; readonly error: Error }) {
  const { screens, common } = useMessages();
  return (
    <Screen title={props.of === 'engine' ? screens.engineFailed : screens.pageFailed}>
      <p role="alert">{props.error.message}</p>
      <p>{screens.librarySafe}</p>
      <div className={styles['row']}>
        <Button tone="primary" onClick={() => location.reload()}>
          {common.reloadPage}
        </Button>
      </div>
    </Screen>
  );
}

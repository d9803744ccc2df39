import { AddButtons } from '../adding/AddButtons';
import type { Additions } from '../adding/useAdditions';
import { useLibraryDialog } from '../backup/LibraryDialogs';
import { Button } from '../controls/Button';
import { icons } from '../icons';
import { site } from '../site';
import { Screen } from './Screen';
import styles from './Screen.module.css';
import { useMessages } from '../messages/LanguageContext';

/** What someone sees who has added nothing yet. */
export function FirstVisit({ additions }: { readonly additions: Additions }) {
  const { screens, common } = useMessages();
  const openDialog = useLibraryDialog();
  const isBusy = additions.list.some(({ stage }) => stage === 'finding' || stage === 'queueing' || stage === 'opening');
  return (
    <Screen title={screens.find}>
      <p className={styles['lead']}>{screens.promise}</p>
      {site.pack === null && (
        <div className={styles['row']}>
          <Button tone="primary" disabled={isBusy} onClick={() => additions.openSample()}>
            <icons.Sample />
            {screens.trySample}
          </Button>
        </div>
      )}
      <section className={styles['adding']} aria-labelledby="add-your-notes">
        <h3 id="add-your-notes">{screens.addYours}</h3>
        <AddButtons layout="row" additions={additions} />
        <p>
          <span className={styles['drop']}>{screens.orDrop} </span>
          {screens.unchanged}
        </p>
        <p className={styles['less']}>
          <Button tone="quiet" disabled={isBusy} onClick={() => openDialog('backup')}>
            {common.restoreBackup}
          </Button>
        </p>
      </section>
    </Screen>
  );
}

import { AddButtons } from '../adding/AddButtons';
import type { Additions } from '../adding/useAdditions';
import { useLibraryDialog } from '../backup/LibraryDialogs';
import { Button } from '../controls/Button';
import { icons } from '../icons';
import { site } from '../site';
import { Screen } from './Screen';
import styles from './Screen.module.css';

/** What someone sees who has added nothing yet. */
export function FirstVisit({ additions }: { readonly additions: Additions }) {
  const openDialog = useLibraryDialog();
  const isBusy = additions.list.some(({ stage }) => stage === 'finding' || stage === 'queueing' || stage === 'opening');
  return (
    <Screen title="Find notes by what they mean">
      <p className={styles['lead']}>
        Your files are read, understood and kept in this browser. Nothing is sent anywhere.
      </p>
      {site.pack === null && (
        <div className={styles['row']}>
          <Button tone="primary" disabled={isBusy} onClick={() => additions.openPack('sample', 'Sample notes')}>
            <icons.Sample />
            Try the sample notes
          </Button>
        </div>
      )}
      <section className={styles['adding']} aria-labelledby="add-your-notes">
        <h3 id="add-your-notes">Add your notes</h3>
        <AddButtons layout="row" additions={additions} />
        <p>Or drop files and folders anywhere on this page. The originals are never changed.</p>
        <p>
          <Button tone="quiet" disabled={isBusy} onClick={() => openDialog('backup')}>
            Restore a backup
          </Button>
        </p>
      </section>
    </Screen>
  );
}

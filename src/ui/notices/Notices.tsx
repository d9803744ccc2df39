import { isPassing } from '../adding/Addition';
import type { Additions } from '../adding/useAdditions';
import type { WatchedEngine } from '../connection/useEngineStatus';
import { Button } from '../controls/Button';
import { OfflineNotices } from '../offline/OfflineNotices';
import { later } from '../layout/later';
import { Notice } from './Notice';
import styles from './Notice.module.css';
import { useMessages } from '../messages/LanguageContext';
import { useTold } from '../messages/useTold';

const AdditionNotice = later(() => import('../adding/AdditionNotice').then((module) => module.AdditionNotice));

function ReloadButton() {
  const { reloadPage } = useMessages().common;
  return <Button onClick={() => location.reload()}>{reloadPage}</Button>;
}

/** Everything the person should know before looking at the hits. */
export function Notices(props: { readonly watched: WatchedEngine; readonly additions: Additions }) {
  const { watched, additions } = props;
  const { status } = watched;
  const { notices, common } = useMessages();
  const tell = useTold();
  const told = (passing: boolean) =>
    additions.list
      .filter((addition) => isPassing(addition) === passing)
      .map((addition) => (
        <AdditionNotice key={addition.id} addition={addition} onDismiss={() => additions.dismiss(addition.id)} />
      ));
  return (
    <>
      {watched.life === 'stopped' && (
        <Notice tone="failure" actions={<ReloadButton />}>
          {notices.stopped}
        </Notice>
      )}
      {watched.life === 'restarted' && (
        <Notice
          tone="warning"
          actions={
            <Button tone="quiet" onClick={() => watched.dismissRestart()}>
              {common.dismiss}
            </Button>
          }
        >
          {notices.restarted}
        </Notice>
      )}
      {status !== null && status.problem !== null && (
        <Notice tone="failure" actions={<ReloadButton />}>
          {tell(status.problem)}
        </Notice>
      )}
      {status?.storage.isInMemory === true && <Notice tone="warning">{notices.inMemory}</Notice>}
      {status?.encoder.state === 'failed' && (
        <Notice tone="failure" actions={<ReloadButton />}>
          {notices.noMeaning(status.encoder.error && tell(status.encoder.error))}
        </Notice>
      )}
      <OfflineNotices />
      {told(false)}
      <div className={styles['passing']}>{told(true)}</div>
    </>
  );
}

import type { Additions } from '../adding/useAdditions';
import type { WatchedEngine } from '../connection/useEngineStatus';
import { Button } from '../controls/Button';
import { OfflineNotices } from '../offline/OfflineNotices';
import { later } from '../layout/later';
import { Notice } from './Notice';

const AdditionNotice = later(() => import('../adding/AdditionNotice').then((module) => module.AdditionNotice));

function ReloadButton() {
  return <Button onClick={() => location.reload()}>Reload the page</Button>;
}

/** Everything the person should know before looking at the hits. */
export function Notices(props: { readonly watched: WatchedEngine; readonly additions: Additions }) {
  const { watched, additions } = props;
  const { status } = watched;
  return (
    <>
      {watched.life === 'stopped' && (
        <Notice tone="failure" actions={<ReloadButton />}>
          The search engine stopped. It is being started again; if nothing happens, reload the page. What was already
          read is safe.
        </Notice>
      )}
      {watched.life === 'restarted' && (
        <Notice
          tone="warning"
          actions={
            <Button tone="quiet" onClick={() => watched.dismissRestart()}>
              Dismiss
            </Button>
          }
        >
          The search engine stopped and was started again; nothing that was already read is lost, and the rest goes on.
        </Notice>
      )}
      {status !== null && status.problem !== null && (
        <Notice tone="failure" actions={<ReloadButton />}>
          {status.problem}
        </Notice>
      )}
      {status?.storage.isInMemory === true && (
        <Notice tone="warning">
          This browser refuses to store anything for this page, as some private windows do. Everything works, but your
          library is only in memory: it is gone when you close this tab.
        </Notice>
      )}
      {status?.encoder.state === 'failed' && (
        <Notice tone="failure" actions={<ReloadButton />}>
          Search by meaning does not work right now: {status.encoder.error ?? 'the encoder could not be loaded.'}
        </Notice>
      )}
      <OfflineNotices />
      {additions.list.map((addition) => (
        <AdditionNotice key={addition.id} addition={addition} onDismiss={() => additions.dismiss(addition.id)} />
      ))}
    </>
  );
}

import { use, useEffect, useState } from 'react';
import type { OfflineReport } from '../../protocol/offline/OfflineApi';
import { asError } from '../connection/asError';
import { Button } from '../controls/Button';
import { Dialog } from '../dialogs/Dialog';
import { DialogBody, DialogButtons } from '../dialogs/DialogParts';
import { formatBytes } from '../format/formatBytes';
import { formatDate } from '../format/formatDate';
import { OfflineContext, useOfflineState } from './OfflineContext';
import { offlineSentence } from './offlineSentence';
import { RequestTable } from './RequestTable';
import { SealSwitch } from './SealSwitch';

/** Everything that went over the network, and the switch that lets nothing through. */
export function PrivacyDialog(props: { readonly onClose: () => void }) {
  const shell = use(OfflineContext);
  const state = useOfflineState();
  const [report, setReport] = useState<OfflineReport | null>(null);
  const [error, setError] = useState<string | null>(null);

  const tell = (reason: unknown) => setError(asError(reason).message);
  useEffect(() => {
    shell?.report().then(setReport, tell);
  }, [shell, state]);

  const seal = (isSealed: boolean) => {
    setError(null);
    setReport((before) => before && { ...before, isSealed });
    shell?.seal(isSealed).then(setReport, tell);
  };

  const received = report?.tallies.reduce((sum, { receivedBytes }) => sum + receivedBytes, 0) ?? 0;
  return (
    <Dialog title="0 bytes sent" shape="wide" onClose={props.onClose}>
      <DialogBody>
        <p>
          This page can receive its own files, and models if you ask for one. It has no way to send your notes or your
          queries: the browser itself refuses every request to another site, except those of the worker that downloads
          models, which sees nothing of yours.
        </p>
        {error !== null && <p role="alert">That did not work: {error}</p>}
        {report === null ? (
          state.keeping === 'unavailable' && (
            <p>This browser offers no service worker here, so requests cannot be listed or refused.</p>
          )
        ) : (
          <>
            {report.since !== null && (
              <p>
                Since {formatDate(new Date(report.since).toISOString())}: 0 bytes sent, {formatBytes(received)}{' '}
                received.
              </p>
            )}
            <RequestTable tallies={report.tallies} />
            <SealSwitch isSealed={report.isSealed} onSeal={seal} />
          </>
        )}
        <p>{offlineSentence(state.keeping, report)}</p>
      </DialogBody>
      <DialogButtons>
        <Button focusFirst onClick={props.onClose}>
          Done
        </Button>
      </DialogButtons>
    </Dialog>
  );
}

import { use, useEffect, useState } from 'react';
import type { OfflineReport } from '../../protocol/offline/OfflineApi';
import { asError } from '../connection/asError';
import { Button } from '../controls/Button';
import { Dialog } from '../dialogs/Dialog';
import { DialogBody, DialogButtons } from '../dialogs/DialogParts';
import { OfflineContext, useOfflineState } from './OfflineContext';
import { offlineSentence } from './offlineSentence';
import { RequestTable } from './RequestTable';
import { SealSwitch } from './SealSwitch';
import { useMessages } from '../messages/LanguageContext';
import { useLaterMessages } from '../messages/useLaterMessages';

/** Everything that went over the network, and the switch that lets nothing through. */
export function PrivacyDialog(props: { readonly onClose: () => void }) {
  const messages = useLaterMessages().privacy;
  const { common } = useMessages();
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
    <Dialog title={messages.title} shape="wide" onClose={props.onClose}>
      <DialogBody>
        <p>{messages.about}</p>
        {error !== null && <p role="alert">{common.didNotWork(error)}</p>}
        {report === null ? (
          state.keeping === 'unavailable' && <p>{messages.noServiceWorker}</p>
        ) : (
          <>
            {report.since !== null && <p>{messages.since(new Date(report.since).toISOString(), received)}</p>}
            <RequestTable tallies={report.tallies} />
            <SealSwitch isSealed={report.isSealed} onSeal={seal} />
          </>
        )}
        <p>{offlineSentence(state.keeping, report, messages)}</p>
      </DialogBody>
      <DialogButtons>
        <Button focusFirst onClick={props.onClose}>
          {common.done}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}

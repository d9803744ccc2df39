import { use, useState } from 'react';
import { Button } from '../controls/Button';
import { useMessages } from '../messages/LanguageContext';
import { useLaterMessages } from '../messages/useLaterMessages';
import { Notice } from '../notices/Notice';
import { OfflineContext, useOfflineState } from './OfflineContext';

/** Tells that the app could not be kept for offline use, and why. */
export function AppNotKept() {
  const shell = use(OfflineContext);
  const { reason, hasNoRoom } = useOfflineState();
  const { notices, common } = useMessages();
  const { noRoom } = useLaterMessages().privacy;
  const [isDismissed, setIsDismissed] = useState(false);
  if (isDismissed) return null;
  return (
    <Notice
      tone="warning"
      actions={
        <>
          <Button tone="quiet" onClick={() => setIsDismissed(true)}>
            {common.dismiss}
          </Button>
          <Button onClick={() => void shell?.keep()}>{common.tryAgain}</Button>
        </>
      }
    >
      {notices.onlyOnline} {hasNoRoom ? noRoom : reason}
    </Notice>
  );
}

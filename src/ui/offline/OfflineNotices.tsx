import { use, useState } from 'react';
import { Button } from '../controls/Button';
import { Notice } from '../notices/Notice';
import { OfflineContext, useOfflineState } from './OfflineContext';
import { useMessages } from '../messages/LanguageContext';

/** Tells of a new version, and of an app that could not be kept for offline use. */
export function OfflineNotices() {
  const shell = use(OfflineContext);
  const { keeping, reason, isUpdateReady } = useOfflineState();
  const { notices, common } = useMessages();
  const [isDismissed, setIsDismissed] = useState(false);
  return (
    <>
      {isUpdateReady && (
        <Notice tone="plain" actions={<Button onClick={() => void shell?.update()}>{notices.reload}</Button>}>
          <span role="status">{notices.newVersion}</span>
        </Notice>
      )}
      {keeping === 'failed' && !isDismissed && (
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
          {notices.onlyOnline} {reason}
        </Notice>
      )}
    </>
  );
}

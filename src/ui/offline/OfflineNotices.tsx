import { use, useState } from 'react';
import { Button } from '../controls/Button';
import { Notice } from '../notices/Notice';
import { OfflineContext, useOfflineState } from './OfflineContext';

/** Tells of a new version, and of an app that could not be kept for offline use. */
export function OfflineNotices() {
  const shell = use(OfflineContext);
  const { keeping, reason, isUpdateReady } = useOfflineState();
  const [isDismissed, setIsDismissed] = useState(false);
  return (
    <>
      {isUpdateReady && (
        <Notice tone="plain" actions={<Button onClick={() => void shell?.update()}>Reload</Button>}>
          <span role="status">A new version is ready. Reload when it suits you.</span>
        </Notice>
      )}
      {keeping === 'failed' && !isDismissed && (
        <Notice
          tone="warning"
          actions={
            <>
              <Button tone="quiet" onClick={() => setIsDismissed(true)}>
                Dismiss
              </Button>
              <Button onClick={() => void shell?.keep()}>Try again</Button>
            </>
          }
        >
          Everything works, but only while you are online: this browser could not keep the app itself. {reason}
        </Notice>
      )}
    </>
  );
}

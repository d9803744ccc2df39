import { use } from 'react';
import { Button } from '../controls/Button';
import { later } from '../layout/later';
import { useMessages } from '../messages/LanguageContext';
import { Notice } from '../notices/Notice';
import { OfflineContext, useOfflineState } from './OfflineContext';

const AppNotKept = later(() => import('./AppNotKept').then((module) => module.AppNotKept));

/** Tells of a new version, and of an app that could not be kept for offline use. */
export function OfflineNotices() {
  const shell = use(OfflineContext);
  const { keeping, isUpdateReady } = useOfflineState();
  const { notices } = useMessages();
  return (
    <>
      {isUpdateReady && (
        <Notice tone="plain" actions={<Button onClick={() => void shell?.update()}>{notices.reload}</Button>}>
          <span role="status">{notices.newVersion}</span>
        </Notice>
      )}
      {keeping === 'failed' && <AppNotKept />}
    </>
  );
}

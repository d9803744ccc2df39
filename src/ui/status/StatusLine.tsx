import { memo, useEffect } from 'react';
import type { EngineStatus } from '../../protocol/EngineApi';
import { EncoderWords } from '../encoders/EncoderWords';
import { later } from '../layout/later';
import { useMessages } from '../messages/LanguageContext';
import { SentWords } from '../offline/SentWords';
import styles from './StatusLine.module.css';
import { useReadingSummary } from './useReadingSummary';

const IngestProgress = later(() => import('./IngestProgress').then((module) => module.IngestProgress));
const MainEncoderProgress = later(() =>
  import('../encoders/MainEncoderProgress').then((module) => module.MainEncoderProgress),
);
const StorageWords = later(() => import('./StorageWords').then((module) => module.StorageWords));
const ReadingSummaryLine = later(() => import('./ReadingSummaryLine').then((module) => module.ReadingSummaryLine));

/** The state of everything, in one line of plain words. */
export const StatusLine = memo(function StatusLine({ status }: { readonly status: EngineStatus | null }) {
  const messages = useMessages().status;
  const { summary, dismiss } = useReadingSummary(status);
  useEffect(() => StorageWords.preload(), []);
  return (
    <footer className={styles['footer']} data-region tabIndex={-1} aria-label={messages.title}>
      {status !== null && status.ingest.state !== 'idle' && <IngestProgress ingest={status.ingest} />}
      {status?.main && status.ingest.state === 'idle' && (status.main.isFilling || status.main.isPaused) && (
        <MainEncoderProgress main={status.main} passages={status.passages} />
      )}
      {summary !== null && <ReadingSummaryLine summary={summary} onClose={dismiss} />}
      <div className={styles['line']}>
        {status === null ? <span>{messages.starting}</span> : <EncoderWords status={status} />}
        {status?.isOpen === true && (
          <span className={styles['library']} data-testid="status-passages">
            {status.documents === 0
              ? messages.emptyLibrary
              : status.searchable < status.passages
                ? messages.partlyReady(status.documents, status.searchable, status.passages)
                : messages.library(status.documents, status.passages)}
          </span>
        )}
        {status !== null && <StorageWords storage={status.storage} />}
        <SentWords />
      </div>
    </footer>
  );
});

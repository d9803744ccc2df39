import { memo } from 'react';
import type { EngineStatus } from '../../protocol/EngineApi';
import { EncoderWords } from '../encoders/EncoderWords';
import { MainEncoderProgress } from '../encoders/MainEncoderProgress';
import { formatCount, formatNumber } from '../format/formatCount';
import { later } from '../layout/later';
import { SentWords } from '../offline/SentWords';
import { IngestProgress } from './IngestProgress';
import styles from './StatusLine.module.css';
import { StorageWords } from './StorageWords';
import { useReadingSummary } from './useReadingSummary';

const ReadingSummaryLine = later(() => import('./ReadingSummaryLine').then((module) => module.ReadingSummaryLine));

/** The state of everything, in one line of plain words. */
export const StatusLine = memo(function StatusLine({ status }: { readonly status: EngineStatus | null }) {
  const { summary, dismiss } = useReadingSummary(status);
  return (
    <footer className={styles['footer']} data-region tabIndex={-1} aria-label="Status">
      {status !== null && status.ingest.state !== 'idle' && <IngestProgress ingest={status.ingest} />}
      {status?.main && status.ingest.state === 'idle' && (status.main.isFilling || status.main.isPaused) && (
        <MainEncoderProgress main={status.main} passages={status.passages} />
      )}
      {summary !== null && <ReadingSummaryLine summary={summary} onClose={dismiss} />}
      <div className={styles['line']}>
        {status === null ? <span>Starting…</span> : <EncoderWords status={status} />}
        {status?.isOpen === true && (
          <span data-testid="status-passages">
            {formatCount(status.documents, 'document')},{' '}
            {status.searchable < status.passages
              ? `${formatNumber(status.searchable)} of ${formatCount(status.passages, 'passage')} ready`
              : formatCount(status.passages, 'passage')}
          </span>
        )}
        {status !== null && <StorageWords storage={status.storage} />}
        <SentWords />
      </div>
    </footer>
  );
});

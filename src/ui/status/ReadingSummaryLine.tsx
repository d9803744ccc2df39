import { use } from 'react';
import { OfferedCommandsContext } from '../commands/OfferedCommands';
import { Button } from '../controls/Button';
import { IconButton } from '../controls/IconButton';
import { formatCount, formatNumber } from '../format/formatCount';
import { formatDuration } from '../format/formatDuration';
import { icons } from '../icons';
import styles from './IngestProgress.module.css';
import type { ReadingSummary } from './useReadingSummary';

/** What came of the files that were read, with the way to those that failed. */
export function ReadingSummaryLine(props: { readonly summary: ReadingSummary; readonly onClose: () => void }) {
  const { files, failed, seconds } = props.summary;
  const offered = use(OfferedCommandsContext);
  return (
    <div className={styles['ingest']} data-testid="reading-summary">
      <div className={styles['row']}>
        <div className={styles['words']}>
          <span className={styles['count']}>Finished: {formatCount(files, 'file')} read</span>
          <span>in {formatDuration(seconds)}</span>
          {failed > 0 && <span className={styles['reason']}>{formatNumber(failed)} failed</span>}
        </div>
        {failed > 0 && (
          <Button tone="quiet" onClick={() => offered.run('library.failures')}>
            Show why
          </Button>
        )}
        <IconButton label="Close the summary" onClick={props.onClose}>
          <icons.Close />
        </IconButton>
      </div>
    </div>
  );
}

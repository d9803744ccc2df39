import { use } from 'react';
import { OfferedCommandsContext } from '../commands/OfferedCommands';
import { Button } from '../controls/Button';
import { IconButton } from '../controls/IconButton';
import type { CommandMessages } from '../messages/enCommands';
import { useLaterMessages } from '../messages/useLaterMessages';
import { icons } from '../icons';
import { useGoodNews } from '../notices/useGoodNews';
import styles from './IngestProgress.module.css';
import type { ReadingSummary } from './useReadingSummary';

/** What came of the files that were read, with the way to those that failed. */
export function ReadingSummaryLine(props: { readonly summary: ReadingSummary; readonly onClose: () => void }) {
  const { files, failed, seconds } = props.summary;
  const messages = useLaterMessages().commands.finished;
  const offered = use(OfferedCommandsContext);
  useGoodNews(failed === 0, props.onClose);
  return (
    <div className={styles['ingest']} data-progress data-testid="reading-summary">
      <div className={styles['row']}>
        <div className={styles['words']}>
          <span className={styles['count']}>{messages.files(files - failed)}</span>
          <span>{durationWords(seconds, messages)}</span>
          {failed > 0 && <span className={styles['reason']}>{messages.failed(failed)}</span>}
        </div>
        {failed > 0 && (
          <Button tone="quiet" onClick={() => offered.run('library.failures')}>
            {messages.showWhy}
          </Button>
        )}
        <IconButton label={messages.close} onClick={props.onClose}>
          <icons.Close />
        </IconButton>
      </div>
    </div>
  );
}

function durationWords(seconds: number, messages: CommandMessages['finished']): string {
  if (seconds < 90) return messages.inSeconds(Math.max(1, Math.round(seconds)));
  return seconds < 5400
    ? messages.inMinutes(Math.round(seconds / 60))
    : messages.inHours(Math.round(seconds / 360) / 10);
}

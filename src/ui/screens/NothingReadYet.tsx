import type { EngineStatus } from '../../protocol/EngineApi';
import { formatCount } from '../format/formatCount';
import { Screen } from './Screen';

/** What the centre shows when there are sources and no documents. */
export function NothingReadYet({ status }: { readonly status: EngineStatus }) {
  const waiting = status.sources.reduce((sum, source) => sum + source.waiting, 0);
  const failed = status.sources.reduce((sum, source) => sum + source.failed, 0);
  if (waiting > 0 || status.ingest.state !== 'idle') {
    return (
      <Screen title="Reading your files">
        <p>
          {formatCount(waiting, 'file')} waiting. You can search as soon as the first one is read, and go on adding
          meanwhile.
        </p>
      </Screen>
    );
  }
  return (
    <Screen title="There is nothing to search yet">
      <p>
        {failed > 0
          ? `${formatCount(failed, 'file')} could not be read. The list of sources tells why, file by file.`
          : 'None of the files is of a kind that is read. Notes as text or Markdown, PDF, Word, web pages and many others work.'}
      </p>
    </Screen>
  );
}

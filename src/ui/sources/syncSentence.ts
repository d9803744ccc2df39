import type { SyncStatus } from '../../protocol/EngineApi';
import { formatCount, formatNumber } from '../format/formatCount';
import { formatTime } from '../format/formatTime';

/**
 * How a connected folder stands with its files, such as "Synced Mar 14, 14:05: 2 added, 1 removed".
 *
 * @param waiting Files of the folder that wait to be read.
 */
export function syncSentence({ state, found, last }: SyncStatus, waiting: number): string | null {
  switch (state) {
    case 'one-shot':
      return null;
    case 'syncing':
      // What is gone leaves when what is new has been read.
      if (waiting > 0) return 'Reading what is new…';
      return found === 0 ? 'Looking for changes…' : `Looking for changes… ${formatCount(found, 'file')}`;
    case 'needs permission':
      return 'Your browser wants you to allow reading this folder again.';
    case 'connected': {
      if (last === null) return 'Connected';
      const changes = (['added', 'changed', 'removed'] as const)
        .filter((kind) => last[kind] > 0)
        .map((kind) => `${formatNumber(last[kind])} ${kind}`);
      const when = `Synced ${formatTime(last.at)}`;
      return changes.length === 0 ? when : `${when}: ${changes.join(', ')}`;
    }
  }
}

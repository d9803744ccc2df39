import type { SyncStatus } from '../../protocol/EngineApi';
import type { FirstMessages } from '../messages/en';
import type { LaterMessages } from '../messages/enLater';

/**
 * How a connected folder stands with its files, such as "Synced Mar 14, 14:05: 2 added, 1 removed".
 *
 * @param waiting Files of the folder that wait to be read.
 */
export function syncSentence(
  { state, found, last }: SyncStatus,
  waiting: number,
  sources: LaterMessages['sourceList'],
  comma: FirstMessages['comma'],
): string | null {
  switch (state) {
    case 'one-shot':
      return null;
    case 'syncing':
      // What is gone leaves when what is new has been read.
      if (waiting > 0) return sources.readingNew;
      return sources.looking(found);
    case 'needs permission':
      return sources.needsPermission;
    case 'connected': {
      if (last === null) return sources.connected;
      const changes = (['added', 'changed', 'removed'] as const)
        .filter((kind) => last[kind] > 0)
        .map((kind) => sources.changes[kind](last[kind]));
      return sources.synced(last.at, changes.join(comma));
    }
  }
}

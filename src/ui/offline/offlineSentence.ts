import type { OfflineReport } from '../../protocol/offline/OfflineApi';
import type { OfflineState } from './OfflineShell';
import type { LaterMessages } from '../messages/enLater';

/** Whether the app works offline, in words. */
export function offlineSentence(
  keeping: OfflineState['keeping'],
  report: OfflineReport | null,
  messages: LaterMessages['privacy'],
): string {
  switch (keeping) {
    case 'unavailable':
      return messages.notKept;
    case 'failed':
      return messages.notWhole;
    case 'incomplete':
      return report === null ? messages.beingKept : messages.keptSoFar(report.keptFiles, report.files);
    case 'complete':
      return report === null ? messages.offline : messages.offlineWith(report.keptBytes);
  }
}

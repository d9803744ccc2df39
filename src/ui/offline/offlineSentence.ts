import type { OfflineReport } from '../../protocol/offline/OfflineApi';
import { formatBytes } from '../format/formatBytes';
import type { OfflineState } from './OfflineShell';

/** Whether the app works offline, in words. */
export function offlineSentence(keeping: OfflineState['keeping'], report: OfflineReport | null): string {
  switch (keeping) {
    case 'unavailable':
      return 'The app itself is not kept in this browser: it needs its site at every visit.';
    case 'failed':
      return 'The app itself could not be kept whole in this browser, so it may need its site.';
    case 'incomplete':
      return report === null
        ? 'The app is being kept for offline use.'
        : `The app is being kept for offline use: ${report.keptFiles} of ${report.files} files.`;
    case 'complete':
      return `The app works offline${report === null ? '' : `: ${formatBytes(report.keptBytes)} of it are kept in this browser`}.`;
  }
}

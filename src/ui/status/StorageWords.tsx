import { useState } from 'react';
import { useOffers } from '../commands/OfferedCommands';
import { useEngine } from '../connection/EngineContext';
import type { StorageStatus } from '../../protocol/EngineApi';
import { formatBytes } from '../format/formatBytes';
import styles from './StatusLine.module.css';

/** How much is stored, whether the browser promised to keep it, and a button to ask for that. */
export function StorageWords({ storage }: { readonly storage: StorageStatus }) {
  const engine = useEngine();
  const [wasRefused, setWasRefused] = useState(false);

  const ask = async () => {
    const isKept = await navigator.storage.persist();
    setWasRefused(!isKept);
    await engine.refreshStorage();
  };

  useOffers(() => [!storage.isInMemory && !storage.persistent && ['page.keep', () => void ask()]]);

  if (storage.isInMemory) return <span data-testid="status-storage">kept in memory only</span>;
  return (
    <span className={styles['storage']} data-testid="status-storage">
      {formatBytes(storage.usedBytes)} stored
      {storage.persistent ? (
        ', kept by the browser'
      ) : (
        <>
          {', '}
          {wasRefused ? (
            <span title="The browser may clear it when the disk is nearly full. Browsers agree more often for pages that are installed or bookmarked.">
              the browser does not promise to keep it
            </span>
          ) : (
            <button
              type="button"
              className={styles['ask']}
              title="Without this the browser may clear the library when the disk is nearly full"
              onClick={() => void ask()}
            >
              ask browser to keep it
            </button>
          )}
        </>
      )}
    </span>
  );
}

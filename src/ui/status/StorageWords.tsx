import { useState } from 'react';
import { useOffers } from '../commands/OfferedCommands';
import { useEngine } from '../connection/EngineContext';
import type { StorageStatus } from '../../protocol/EngineApi';
import styles from './StatusLine.module.css';
import { useMessages } from '../messages/LanguageContext';

/** How much is stored, whether the browser promised to keep it, and a button to ask for that. */
export function StorageWords({ storage }: { readonly storage: StorageStatus }) {
  const { status: messages, comma } = useMessages();
  const engine = useEngine();
  const [wasRefused, setWasRefused] = useState(false);

  const ask = async () => {
    const isKept = await navigator.storage.persist();
    setWasRefused(!isKept);
    await engine.refreshStorage();
  };

  useOffers(() => [!storage.isInMemory && !storage.persistent && ['page.keep', () => void ask()]]);

  if (storage.isInMemory) return <span data-testid="status-storage">{messages.inMemory}</span>;
  return (
    <span className={styles['storage']} data-testid="status-storage">
      {messages.stored(storage.usedBytes)}
      {storage.persistent ? (
        `${comma}${messages.kept}`
      ) : (
        <>
          {comma}
          {wasRefused ? (
            <span title={messages.whyNotPromised}>{messages.notPromised}</span>
          ) : (
            <button type="button" className={styles['ask']} title={messages.whyAsk} onClick={() => void ask()}>
              {messages.askToKeep}
            </button>
          )}
        </>
      )}
    </span>
  );
}

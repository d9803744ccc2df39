import { useRef, useState } from 'react';
import { useAnnounce } from '../announcing/AnnounceContext';
import { useOffers } from '../commands/OfferedCommands';
import { useEngine } from '../connection/EngineContext';
import type { StorageStatus } from '../../protocol/EngineApi';
import styles from './StatusLine.module.css';
import { useMessages } from '../messages/LanguageContext';

/** How much is stored, whether the browser promised to keep it, and a button to ask for that. */
export function StorageWords({ storage }: { readonly storage: StorageStatus }) {
  const { status: messages, comma } = useMessages();
  const engine = useEngine();
  const announce = useAnnounce();
  const [wasRefused, setWasRefused] = useState(false);
  const button = useRef<HTMLButtonElement>(null);

  const ask = async () => {
    const isKept = await askToPersist();
    setWasRefused(!isKept);
    announce(isKept ? messages.kept : messages.notPromised, { visibly: true });
    // The button is about to vanish.
    if (isKept && document.activeElement === button.current)
      button.current?.closest<HTMLElement>('[data-region]')?.focus();
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
          <button
            ref={button}
            type="button"
            className={styles['ask']}
            title={wasRefused ? messages.whyNotPromised : messages.whyAsk}
            onClick={() => void ask()}
          >
            {wasRefused ? messages.notPromised : messages.askToKeep}
          </button>
        </>
      )}
    </span>
  );
}

/** Whether the browser promises to keep what is stored. Without HTTPS there is nobody to ask; some refuse by an error. */
async function askToPersist(): Promise<boolean> {
  const storage = navigator.storage as StorageManager | undefined;
  try {
    return (await storage?.persist()) === true;
  } catch {
    return false;
  }
}

import { useState } from 'react';
import { useOffers } from '../commands/OfferedCommands';
import { icons } from '../icons';
import styles from '../status/StatusLine.module.css';
import { later } from '../layout/later';
import { useMessages } from '../messages/LanguageContext';

const PrivacyDialog = later(() => import('./PrivacyDialog').then((module) => module.PrivacyDialog));

/** How much was sent, and the way to the proof. */
export function SentWords() {
  const messages = useMessages().status;
  const [isOpen, setIsOpen] = useState(false);
  useOffers(() => [['page.privacy', () => setIsOpen(true)]]);
  return (
    <span className={styles['sent']} data-testid="status-sent">
      <icons.Shield />
      <button type="button" className={styles['ask']} title={messages.whatWasSent} onClick={() => setIsOpen(true)}>
        {messages.sent}
      </button>
      {isOpen && <PrivacyDialog onClose={() => setIsOpen(false)} />}
    </span>
  );
}

import { useId, useState } from 'react';
import styles from './BackupDialog.module.css';
import { useLaterMessages } from '../messages/useLaterMessages';

/** A field for a passphrase, which can be shown while it is typed. */
export function PassphraseField(props: {
  readonly label: string;
  /** Whether the passphrase is a new one, which the browser may suggest. */
  readonly isNew: boolean;
  readonly value: string;
  readonly disabled: boolean;
  readonly onChange: (passphrase: string) => void;
}) {
  const messages = useLaterMessages().backup;
  const id = useId();
  const [isShown, setIsShown] = useState(false);
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        type={isShown ? 'text' : 'password'}
        autoComplete={props.isNew ? 'new-password' : 'current-password'}
        autoCapitalize="none"
        spellCheck={false}
        value={props.value}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
      <label className={styles['shown']}>
        <input type="checkbox" checked={isShown} onChange={(event) => setIsShown(event.currentTarget.checked)} />
        {messages.showIt}
      </label>
    </div>
  );
}

import styles from './SealSwitch.module.css';
import { useLaterMessages } from '../messages/useLaterMessages';

/** Refuses all network, or no longer. */
export function SealSwitch(props: { readonly isSealed: boolean; readonly onSeal: (isSealed: boolean) => void }) {
  const messages = useLaterMessages().privacy;
  return (
    <label className={styles['seal']}>
      <input
        type="checkbox"
        checked={props.isSealed}
        onChange={({ currentTarget }) => props.onSeal(currentTarget.checked)}
      />
      <span>
        <strong>{messages.seal}</strong>
        {messages.sealMeans}
      </span>
    </label>
  );
}

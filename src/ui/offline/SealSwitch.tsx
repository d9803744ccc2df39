import styles from './SealSwitch.module.css';

/** Refuses all network, or no longer. */
export function SealSwitch(props: { readonly isSealed: boolean; readonly onSeal: (isSealed: boolean) => void }) {
  return (
    <label className={styles['seal']}>
      <input
        type="checkbox"
        checked={props.isSealed}
        onChange={({ currentTarget }) => props.onSeal(currentTarget.checked)}
      />
      <span>
        <strong>Seal</strong>: refuse all network. The app then runs from what is kept in this browser alone, and
        nothing can be downloaded. Only the browser itself still asks this site now and then whether the app has
        changed.
      </span>
    </label>
  );
}

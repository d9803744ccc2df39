import { useId } from 'react';
import { Button } from '../controls/Button';
import { Dialog } from '../dialogs/Dialog';
import { DialogBody, DialogButtons } from '../dialogs/DialogParts';
import { formatNumber } from '../format/formatCount';
import styles from './HitSettingsDialog.module.css';
import { hitCounts, sorts, strengths, type SearchSettings } from './useSearchSettings';

const sortWords = {
  relevance: 'Best first',
  newest: 'Best hits, newest first',
  oldest: 'Best hits, oldest first',
} as const;

/** How hits are chosen, ordered and shown; every change counts at once. */
export function HitSettingsDialog(props: {
  readonly settings: SearchSettings;
  readonly onChange: (change: Partial<SearchSettings>) => void;
  readonly onClose: () => void;
}) {
  const { settings, onChange } = props;
  const id = useId();
  return (
    <Dialog title="Hits" onClose={props.onClose}>
      <DialogBody>
        <fieldset className={styles['sorts']}>
          <legend>Order</legend>
          {sorts.map((sort) => (
            <label key={sort}>
              <input
                type="radio"
                name={id}
                checked={settings.sort === sort}
                data-focus-first={settings.sort === sort || undefined}
                onChange={() => onChange({ sort })}
              />
              {sortWords[sort]}
            </label>
          ))}
        </fieldset>
        <label className={styles['switch']}>
          <input
            type="checkbox"
            checked={settings.isGrouped}
            onChange={(event) => onChange({ isGrouped: event.currentTarget.checked })}
          />
          Group passages by document
        </label>
        <label className={styles['choice']}>
          Show hits of at least
          <select
            value={settings.minimumStrength}
            onChange={(event) => onChange({ minimumStrength: Number(event.currentTarget.value) })}
          >
            {strengths.map((strength) => (
              <option key={strength} value={strength}>
                {strength === 0 ? 'any strength' : `strength ${strength * 100} of 100`}
              </option>
            ))}
          </select>
        </label>
        <label className={styles['choice']}>
          Show at most
          <select
            value={settings.mostHits}
            onChange={(event) => onChange({ mostHits: Number(event.currentTarget.value) })}
          >
            {hitCounts.map((count) => (
              <option key={count} value={count}>
                {formatNumber(count)} hits
              </option>
            ))}
          </select>
        </label>
      </DialogBody>
      <DialogButtons>
        <Button tone="primary" onClick={props.onClose}>
          Done
        </Button>
      </DialogButtons>
    </Dialog>
  );
}

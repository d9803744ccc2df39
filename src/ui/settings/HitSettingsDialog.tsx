import { Button } from '../controls/Button';
import { RadioGroup } from '../controls/RadioGroup';
import { Dialog } from '../dialogs/Dialog';
import { DialogBody, DialogButtons } from '../dialogs/DialogParts';
import styles from './HitSettingsDialog.module.css';
import { hitCounts, sorts, strengths, type SearchSettings } from './useSearchSettings';
import { useMessages } from '../messages/LanguageContext';
import { useLaterMessages } from '../messages/useLaterMessages';

/** How hits are chosen, ordered and shown; every change counts at once. */
export function HitSettingsDialog(props: {
  readonly settings: SearchSettings;
  readonly onChange: (change: Partial<SearchSettings>) => void;
  readonly onClose: () => void;
}) {
  const { settings, onChange } = props;
  const messages = useLaterMessages().hitSettings;
  const { common } = useMessages();
  return (
    <Dialog title={messages.title} onClose={props.onClose}>
      <DialogBody>
        <RadioGroup
          label={messages.order}
          layout="column"
          values={sorts}
          chosen={settings.sort}
          words={messages.orders}
          onChoose={(sort) => onChange({ sort })}
        />
        <label className={styles['switch']}>
          <input
            type="checkbox"
            checked={settings.isGrouped}
            onChange={(event) => onChange({ isGrouped: event.currentTarget.checked })}
          />
          {messages.group}
        </label>
        <label className={styles['choice']}>
          {messages.atLeast}
          <select
            value={settings.minimumStrength}
            onChange={(event) => onChange({ minimumStrength: Number(event.currentTarget.value) })}
          >
            {strengths.map((strength) => (
              <option key={strength} value={strength}>
                {strength === 0 ? messages.anyStrength : messages.strength(strength * 100)}
              </option>
            ))}
          </select>
        </label>
        <label className={styles['choice']}>
          {messages.atMost}
          <select
            value={settings.mostHits}
            onChange={(event) => onChange({ mostHits: Number(event.currentTarget.value) })}
          >
            {hitCounts.map((count) => (
              <option key={count} value={count}>
                {messages.hits(count)}
              </option>
            ))}
          </select>
        </label>
      </DialogBody>
      <DialogButtons>
        <Button tone="primary" onClick={props.onClose}>
          {common.done}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}

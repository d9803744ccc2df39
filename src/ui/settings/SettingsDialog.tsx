import { use, useId, useState, type ReactNode } from 'react';
import type { EngineStatus } from '../../protocol/EngineApi';
import { useLibraryDialog } from '../backup/LibraryDialogs';
import { OfferedCommandsContext } from '../commands/OfferedCommands';
import type { CommandId } from '../palette/commandTable';
import { Button } from '../controls/Button';
import { Dialog } from '../dialogs/Dialog';
import { DialogBody, DialogButtons } from '../dialogs/DialogParts';
import { encoderSentence, mainEncoderSentence } from '../encoders/encoderSentence';
import { formatBytes } from '../format/formatBytes';
import { formatNumber } from '../format/formatCount';
import type { Hints } from '../hints/useHints';
import { changeLook, storedLook, textSizes, themes, type TextSize } from '../look/look';
import styles from './SettingsDialog.module.css';

const themeWords = { system: 'As the system', light: 'Light', dark: 'Dark' } as const;

/** Everything that can be set, in one place; every change counts at once. */
export function SettingsDialog(props: {
  readonly status: EngineStatus | null;
  readonly hints: Hints;
  readonly onClose: () => void;
}) {
  const { status, hints } = props;
  const [look, setLook] = useState(storedLook);
  const offered = use(OfferedCommandsContext);
  const openDialog = useLibraryDialog();
  const id = useId();
  // The next dialog takes this one's place.
  const leaveFor = (command: CommandId) => {
    props.onClose();
    offered.run(command);
  };
  return (
    <Dialog title="Settings" onClose={props.onClose}>
      <DialogBody>
        <Section title="Look">
          <div className={styles['choice']} role="radiogroup" aria-label="Colours">
            {themes.map((theme) => (
              <label key={theme}>
                <input
                  type="radio"
                  name={id}
                  checked={look.theme === theme}
                  data-focus-first={look.theme === theme || undefined}
                  onChange={() => setLook(changeLook({ theme }))}
                />
                {themeWords[theme]}
              </label>
            ))}
          </div>
          <label className={styles['choice']}>
            Size of text
            <select
              value={look.textSize}
              onChange={(event) => setLook(changeLook({ textSize: Number(event.currentTarget.value) as TextSize }))}
            >
              {textSizes.map((size) => (
                <option key={size} value={size}>
                  {formatNumber(size)} %
                </option>
              ))}
            </select>
          </label>
          <label className={styles['choice']}>
            <input
              type="checkbox"
              checked={hints.areWanted}
              onChange={(event) => hints.change(event.currentTarget.checked)}
            />
            Hints of keys at the foot of the page
          </label>
        </Section>
        {status !== null && (
          <Section title="Encoders">
            <p>{encoderSentence(status.encoder)}: answers while you type.</p>
            {status.main === null ? (
              <p>There is no main encoder to refine the answers.</p>
            ) : (
              <p>
                {mainEncoderSentence(status.main)}: refines the answers.
                {status.main.tokensPerSecond !== null &&
                  ` Measured here: ${formatNumber(Number(status.main.tokensPerSecond.toPrecision(2)))} tokens a second.`}
              </p>
            )}
            <p className={styles['explained']}>
              “Verified” means that it gave the right answers to known examples on this very device.
            </p>
            <Button onClick={() => leaveFor('indexing.encoder')}>Choose encoder…</Button>
          </Section>
        )}
        {status !== null && (
          <Section title="Storage">
            <p>
              {status.storage.isInMemory
                ? 'This browser refuses to store anything: the library is only in memory.'
                : `${formatBytes(status.storage.usedBytes)} stored of ${formatBytes(status.storage.quotaBytes)} that the browser allows; ${
                    status.storage.persistent
                      ? 'it promised to keep the library.'
                      : 'it may clear the library when the disk is nearly full.'
                  }`}
            </p>
            <div className={styles['row']}>
              {!status.storage.isInMemory && !status.storage.persistent && (
                <Button onClick={() => offered.run('page.keep')}>Ask to keep it</Button>
              )}
              <Button
                onClick={() => {
                  props.onClose();
                  openDialog('backup');
                }}
              >
                Backup…
              </Button>
              <Button
                onClick={() => {
                  props.onClose();
                  openDialog('limits');
                }}
              >
                Limits…
              </Button>
            </div>
          </Section>
        )}
        <Section title="Privacy">
          <p>Your files, queries and library stay in this browser. 0 bytes were sent.</p>
          <Button onClick={() => leaveFor('page.privacy')}>See every request, or seal the app…</Button>
        </Section>
      </DialogBody>
      <DialogButtons>
        <Button tone="primary" onClick={props.onClose}>
          Done
        </Button>
      </DialogButtons>
    </Dialog>
  );
}

function Section(props: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <h3 id={id}>{props.title}</h3>
      {props.children}
    </section>
  );
}

import { use, useId, useState, type ReactNode } from 'react';
import type { EngineStatus } from '../../protocol/EngineApi';
import { OfferedCommandsContext } from '../commands/OfferedCommands';
import type { CommandId } from '../palette/commandTable';
import { Button } from '../controls/Button';
import { RadioGroup } from '../controls/RadioGroup';
import { Dialog } from '../dialogs/Dialog';
import { DialogBody, DialogButtons } from '../dialogs/DialogParts';
import { encoderSentence, mainEncoderSentence } from '../encoders/encoderSentence';
import type { Hints } from '../hints/useHints';
import { changeLook, storedLook, textSizes, themes, type TextSize } from '../look/look';
import { useMessages } from '../messages/LanguageContext';
import { useLaterMessages } from '../messages/useLaterMessages';
import styles from './SettingsDialog.module.css';

/** Everything that can be set, in one place; every change counts at once. */
export function SettingsDialog(props: {
  readonly status: EngineStatus | null;
  readonly hints: Hints;
  readonly onClose: () => void;
}) {
  const { status, hints } = props;
  const { commands, sourceList } = useLaterMessages();
  const messages = commands.settings;
  const { common, encoders } = useMessages();
  const [look, setLook] = useState(storedLook);
  const offered = use(OfferedCommandsContext);
  // The next dialog takes this one's place.
  const leaveFor = (command: CommandId) => {
    props.onClose();
    offered.run(command);
  };
  return (
    <Dialog title={messages.title} onClose={props.onClose}>
      <DialogBody>
        <Section title={messages.look}>
          <RadioGroup
            label={messages.colours}
            layout="row"
            values={themes}
            chosen={look.theme}
            words={messages.themes}
            onChoose={(theme) => setLook(changeLook({ theme }))}
          />
          <label className={styles['choice']}>
            {messages.textSize}
            <select
              value={look.textSize}
              onChange={(event) => setLook(changeLook({ textSize: Number(event.currentTarget.value) as TextSize }))}
            >
              {textSizes.map((size) => (
                <option key={size} value={size}>
                  {messages.percent(size)}
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
            {messages.hints}
          </label>
          <Button onClick={() => leaveFor('page.language')}>{messages.language}</Button>
        </Section>
        {status !== null && (
          <Section title={messages.encoders}>
            <p>{messages.answers(encoderSentence(status.encoder, encoders))}</p>
            {status.main === null ? (
              <p>{messages.noMain}</p>
            ) : (
              <p>
                {messages.refines(mainEncoderSentence(status.main, encoders))}{' '}
                {status.main.tokensPerSecond !== null &&
                  messages.speed(Number(status.main.tokensPerSecond.toPrecision(2)))}
              </p>
            )}
            <p className={styles['explained']}>{messages.verified}</p>
            <Button onClick={() => leaveFor('indexing.encoder')}>{messages.chooseEncoder}</Button>
          </Section>
        )}
        {status !== null && (
          <Section title={messages.storage}>
            <p>
              {status.storage.isInMemory
                ? messages.inMemory
                : `${messages.stored(status.storage.usedBytes, status.storage.quotaBytes)} ${
                    status.storage.persistent ? messages.promised : messages.notPromised
                  }`}
            </p>
            <div className={styles['row']}>
              {!status.storage.isInMemory && !status.storage.persistent && (
                <Button onClick={() => offered.run('page.keep')}>{messages.askToKeep}</Button>
              )}
              <Button onClick={() => leaveFor('library.backup')}>{sourceList.backup}</Button>
              <Button onClick={() => leaveFor('library.limits')}>{sourceList.limits}</Button>
            </div>
          </Section>
        )}
        <Section title={messages.privacy}>
          <p>{messages.nothingSent}</p>
          <Button onClick={() => leaveFor('page.privacy')}>{messages.seeRequests}</Button>
        </Section>
      </DialogBody>
      <DialogButtons>
        <Button tone="primary" onClick={props.onClose}>
          {common.done}
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

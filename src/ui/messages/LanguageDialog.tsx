import { use, useId, useState } from 'react';
import { Button } from '../controls/Button';
import { Dialog } from '../dialogs/Dialog';
import { DialogBody, DialogButtons } from '../dialogs/DialogParts';
import { LanguageContext, useMessages } from './LanguageContext';
import styles from './LanguageDialog.module.css';
import { languages, type Language } from './languages';
import { useLaterMessages } from './useLaterMessages';

const choices: readonly (Language | null)[] = [null, ...(Object.keys(languages) as Language[])];

/** Chooses the language of the page; the choice counts at once. */
export function LanguageDialog(props: { readonly onClose: () => void }) {
  const { chosen, choose } = use(LanguageContext);
  const messages = useLaterMessages().language;
  const { common } = useMessages();
  const [isFailed, setIsFailed] = useState(false);
  const name = useId();

  const change = (language: Language | null) => {
    setIsFailed(false);
    choose(language).catch(() => setIsFailed(true));
  };

  return (
    <Dialog title={messages.title} onClose={props.onClose}>
      <DialogBody>
        <fieldset className={styles['languages']}>
          <legend className="visually-hidden">{messages.title}</legend>
          {choices.map((language) => (
            <label key={language} lang={language === 'zh' ? 'zh-Hans' : (language ?? undefined)}>
              <input
                type="radio"
                name={name}
                checked={chosen === language}
                data-focus-first={chosen === language || undefined}
                onChange={() => change(language)}
              />
              {language === null ? messages.asBrowser : languages[language]}
            </label>
          ))}
        </fieldset>
        {isFailed && <p role="alert">{messages.notLoaded}</p>}
      </DialogBody>
      <DialogButtons>
        <Button tone="primary" onClick={props.onClose}>
          {common.done}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}

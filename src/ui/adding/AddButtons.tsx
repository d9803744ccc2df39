import { useState } from 'react';
import { Button } from '../controls/Button';
import { icons } from '../icons';
import styles from './AddButtons.module.css';
import { addChosenFiles, addChosenFolder } from './chooseAdditions';
import type { Additions } from './useAdditions';
import { later } from '../layout/later';
import { useMessages } from '../messages/LanguageContext';

const PasteDialog = later(() => import('./PasteDialog').then((module) => module.PasteDialog));

/** The ways to add to the library with a button. */
export function AddButtons(props: {
  readonly additions: Additions;
  readonly layout: 'row' | 'stack';
  readonly onChosen?: () => void;
}) {
  const { additions } = props;
  const tone = props.layout === 'row' ? 'plain' : 'quiet';
  const messages = useMessages().adding;
  const [isPasting, setIsPasting] = useState(false);

  return (
    <div className={styles[props.layout]}>
      <Button tone={tone} onClick={() => void addChosenFolder(additions, props.onChosen)}>
        <icons.Folder />
        {messages.folder}
      </Button>
      <Button tone={tone} onClick={() => void addChosenFiles(additions, props.onChosen)}>
        <icons.Files />
        {messages.files}
      </Button>
      <Button tone={tone} onClick={() => setIsPasting(true)}>
        <icons.Paste />
        {messages.paste}
      </Button>
      {isPasting && (
        <PasteDialog
          onAdd={async (title, text) => {
            const failure = await additions.addText(title, text);
            if (failure === null) props.onChosen?.();
            return failure;
          }}
          onClose={() => setIsPasting(false)}
        />
      )}
    </div>
  );
}

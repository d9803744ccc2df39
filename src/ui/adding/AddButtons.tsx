import { useState } from 'react';
import { Button } from '../controls/Button';
import { icons } from '../icons';
import styles from './AddButtons.module.css';
import { chooseFiles } from './chooseFiles';
import { chooseFolder } from './chooseFolder';
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

  const addFolder = async () => {
    const chosen = await chooseFolder();
    if (chosen === null) return;
    props.onChosen?.();
    if (chosen.kind === 'handle') additions.connectFolder(chosen.handle);
    else additions.addFolder(chosen.folder);
  };

  const addFiles = async () => {
    const files = await chooseFiles({ folder: false });
    if (files.length === 0) return;
    props.onChosen?.();
    additions.addFiles(files.map((file) => ({ kind: 'file', name: file.name, open: () => Promise.resolve(file) })));
  };

  return (
    <div className={styles[props.layout]}>
      <Button tone={tone} onClick={() => void addFolder()}>
        <icons.Folder />
        {messages.folder}
      </Button>
      <Button tone={tone} onClick={() => void addFiles()}>
        <icons.Files />
        {messages.files}
      </Button>
      <Button tone={tone} onClick={() => setIsPasting(true)}>
        <icons.Paste />
        {messages.paste}
      </Button>
      {isPasting && (
        <PasteDialog
          onAdd={(title, text) => {
            props.onChosen?.();
            additions.addText(title, text);
          }}
          onClose={() => setIsPasting(false)}
        />
      )}
    </div>
  );
}

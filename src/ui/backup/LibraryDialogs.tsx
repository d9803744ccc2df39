import { createContext, use, useState, type ReactNode } from 'react';
import { useSteady } from '../controls/useSteady';
import { later } from '../layout/later';

const BackupDialog = later(() => import('./BackupDialog').then((module) => module.BackupDialog));
const LanguageDialog = later(() => import('../messages/LanguageDialog').then((module) => module.LanguageDialog));
const LimitsDialog = later(() => import('../limits/LimitsDialog').then((module) => module.LimitsDialog));

/** A dialog about the library or the page as a whole. */
export type LibraryDialog = 'backup' | 'limits' | 'language';

/** Opens a dialog; `locked` is a backup that the person wants to restore, and that asks for a passphrase. */
type OpenDialog = (dialog: LibraryDialog, locked?: File) => void;

const OpenContext = createContext<OpenDialog>(() => {});

/** Opens a dialog about the library. It stays open whatever becomes of the place it was opened from. */
export function useLibraryDialog(): OpenDialog {
  return use(OpenContext);
}

/** Shows the dialog that was opened, beside everything else. */
export function LibraryDialogs(props: { readonly children: ReactNode }) {
  const [opened, setOpened] = useState<LibraryDialog | null>(null);
  const [locked, setLocked] = useState<File | null>(null);
  const open = useSteady((dialog: LibraryDialog, file?: File) => {
    setOpened(dialog);
    setLocked(file ?? null);
  });
  return (
    <OpenContext value={open}>
      {props.children}
      {opened === 'backup' && <BackupDialog locked={locked} onClose={() => setOpened(null)} />}
      {opened === 'language' && <LanguageDialog onClose={() => setOpened(null)} />}
      {opened === 'limits' && <LimitsDialog onClose={() => setOpened(null)} />}
    </OpenContext>
  );
}

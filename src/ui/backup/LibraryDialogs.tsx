import { createContext, use, useState, type ReactNode } from 'react';
import { later } from '../layout/later';

const BackupDialog = later(() => import('./BackupDialog').then((module) => module.BackupDialog));
const LanguageDialog = later(() => import('../messages/LanguageDialog').then((module) => module.LanguageDialog));
const LimitsDialog = later(() => import('../limits/LimitsDialog').then((module) => module.LimitsDialog));

/** A dialog about the library or the page as a whole. */
export type LibraryDialog = 'backup' | 'limits' | 'language';

const OpenContext = createContext<(dialog: LibraryDialog) => void>(() => {});

/** Opens a dialog about the library. It stays open whatever becomes of the place it was opened from. */
export function useLibraryDialog(): (dialog: LibraryDialog) => void {
  return use(OpenContext);
}

/** Shows the dialog that was opened, beside everything else. */
export function LibraryDialogs(props: { readonly children: ReactNode }) {
  const [opened, setOpened] = useState<LibraryDialog | null>(null);
  return (
    <OpenContext value={setOpened}>
      {props.children}
      {opened === 'backup' && <BackupDialog onClose={() => setOpened(null)} />}
      {opened === 'language' && <LanguageDialog onClose={() => setOpened(null)} />}
      {opened === 'limits' && <LimitsDialog onClose={() => setOpened(null)} />}
    </OpenContext>
  );
}

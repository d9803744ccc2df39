import { useEffect } from 'react';
import type { PageState } from '../usePage';
import { later } from './later';

const PasteDialog = later(() => import('../adding/PasteDialog').then((module) => module.PasteDialog));
const KeysDialog = later(() => import('./KeysDialog').then((module) => module.KeysDialog));
const CommandPalette = later(() => import('../palette/CommandPalette').then((module) => module.CommandPalette));
const SettingsDialog = later(() => import('../settings/SettingsDialog').then((module) => module.SettingsDialog));

/** The dialog of the page that is open. */
export function PageDialogs({ page }: { readonly page: PageState }) {
  const close = () => page.showDialog(null);
  useEffect(() => CommandPalette.preload(), []);
  switch (page.dialog) {
    case null:
      return null;
    case 'commands':
      return <CommandPalette onSearch={page.ask} onClose={close} />;
    case 'keys':
      return <KeysDialog onClose={close} />;
    case 'settings':
      return <SettingsDialog status={page.watched.status} hints={page.hints} onClose={close} />;
    case 'paste':
      return <PasteDialog onAdd={(title, text) => page.additions.addText(title, text)} onClose={close} />;
  }
}

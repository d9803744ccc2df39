import { useMessages } from '../messages/LanguageContext';
import { shortcutNames } from './shortcutNames';

/** A shortcut as keys to look at. */
export function ShortcutKeys({ shortcut }: { readonly shortcut: string }) {
  const { keyNames } = useMessages();
  return (
    <>
      {shortcutNames(shortcut, keyNames).map((name) => (
        <kbd key={name}>{name}</kbd>
      ))}
    </>
  );
}

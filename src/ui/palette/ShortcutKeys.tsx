import { shortcutNames } from './shortcutNames';

/** A shortcut as keys to look at. */
export function ShortcutKeys({ shortcut }: { readonly shortcut: string }) {
  return (
    <>
      {shortcutNames(shortcut).map((name) => (
        <kbd key={name}>{name}</kbd>
      ))}
    </>
  );
}

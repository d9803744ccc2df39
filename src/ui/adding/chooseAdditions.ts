import { chooseFiles } from './chooseFiles';
import { chooseFolder } from './chooseFolder';
import type { Additions } from './useAdditions';

/** Lets the person choose a folder and adds it. Must run inside a press of a button or a key. */
export async function addChosenFolder(additions: Additions, onChosen?: () => void): Promise<void> {
  const chosen = await chooseFolder();
  if (chosen === null) return;
  onChosen?.();
  if (chosen.kind === 'handle') additions.connectFolder(chosen.handle);
  else additions.addFolder(chosen.folder);
}

/** Lets the person choose files and adds them. Must run inside a press of a button or a key. */
export async function addChosenFiles(additions: Additions, onChosen?: () => void): Promise<void> {
  const files = await chooseFiles({ folder: false });
  if (files.length === 0) return;
  onChosen?.();
  additions.addFiles(files.map((file) => ({ kind: 'file', name: file.name, open: () => Promise.resolve(file) })));
}

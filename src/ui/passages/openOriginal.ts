import type { EngineApi } from '../../protocol/EngineApi';
import { asError } from '../connection/asError';
import { obsidianAddress } from './documentLink';
import { findOriginal } from './findOriginal';
import type { PassagePlace } from './PassagePlace';
import { saveFile } from './saveFile';

/**
 * Opens the file that a document was read from: a note of a vault in Obsidian, a file of a connected folder as a copy
 * among the downloads, which the browser opens with what the person uses for such files. A file is never opened as a page:
 * it could run as a part of this one. Of other sources only the text is kept; the person is told so.
 *
 * @param vault The name of the vault that the document is in; null outside of any.
 */
export async function openOriginal(
  engine: EngineApi,
  { source, path, title }: Pick<PassagePlace, 'source' | 'path' | 'title'>,
  vault: string | null,
  tell: (words: string) => void,
): Promise<void> {
  if (vault !== null) {
    window.open(obsidianAddress(vault, path), '_self');
    return;
  }
  try {
    const folder = await engine.folderHandle(source);
    if (folder === null) {
      tell(
        `The original of ${title} is not at hand: only its text was kept. Files of connected folders open from here.`,
      );
      return;
    }
    const file = await findOriginal(folder as FileSystemDirectoryHandle, path);
    saveFile(file);
    tell(`A copy of ${file.name} was saved to your downloads.`);
  } catch (reason) {
    const { name, message } = asError(reason);
    if (name === 'NotAllowedError') tell('The folder may not be read. Press "Reconnect" beside it, and try again.');
    else if (name === 'NotFoundError') tell(`${path} is no longer in its folder.`);
    else tell(`The original of ${title} could not be opened: ${message}`);
  }
}

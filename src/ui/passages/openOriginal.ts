import type { EngineApi } from '../../protocol/EngineApi';
import { asError } from '../connection/asError';
import { obsidianAddress } from './documentLink';
import { findOriginal } from './findOriginal';
import type { PassagePlace } from './PassagePlace';
import { saveFile } from './saveFile';
import { enLater, type LaterMessages } from '../messages/enLater';

/**
 * Opens the file that a document was read from: a note of a vault in Obsidian, a file of a connected folder as a copy
 * among the downloads, which the browser opens with what the person uses for such files. A file is never opened as a page:
 * it could run as a part of this one. Of other sources only the text is kept; the person is told so.
 *
 * @param later The words of the page's language; null for English.
 * @param vault The name of the vault that the document is in; null outside of any.
 */
export async function openOriginal(
  engine: EngineApi,
  { source, path, title }: Pick<PassagePlace, 'source' | 'path' | 'title'>,
  vault: string | null,
  tell: (words: string) => void,
  later: LaterMessages | null,
): Promise<void> {
  const words = (later ?? enLater).passages;
  if (vault !== null) {
    window.open(obsidianAddress(vault, path), '_self');
    return;
  }
  try {
    const folder = await engine.folderHandle(source);
    if (folder === null) {
      tell(words.noOriginal(title));
      return;
    }
    const file = await findOriginal(folder as FileSystemDirectoryHandle, path);
    saveFile(file);
    tell(words.copySaved(file.name));
  } catch (reason) {
    const { name, message } = asError(reason);
    if (name === 'NotAllowedError') tell(words.mayNotRead);
    else if (name === 'NotFoundError') tell(words.noLongerThere(path));
    else tell(words.notOpened(title, message));
  }
}

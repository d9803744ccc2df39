import type { SourceStatus } from '../../protocol/EngineApi';
import { useAnnounce } from '../announcing/AnnounceContext';
import { asError } from '../connection/asError';
import { useEngine } from '../connection/EngineContext';
import { obsidianAddress } from './documentLink';
import { findOriginal } from './findOriginal';
import type { PassagePlace } from './PassagePlace';
import { saveFile } from './saveFile';

/**
 * Opens the file that a document was read from: a note of a vault in Obsidian, a file of a connected folder as a copy
 * among the downloads, which the browser opens with what the person uses for such files. A file is never opened as a page:
 * it could run as a part of this one. Of other sources only the text is kept; the person is told so.
 */
export function useOpenOriginal(
  sources: readonly SourceStatus[],
): (place: Pick<PassagePlace, 'source' | 'path' | 'title'>) => void {
  const engine = useEngine();
  const announce = useAnnounce();
  const tell = (words: string) => announce(words, { visibly: true });

  const open = async (source: string, path: string, title: string) => {
    const folder = await engine.folderHandle(source);
    if (folder === null) {
      tell(
        `The original of ${title} is not at hand: only its text was kept. Connect its folder to open files from here.`,
      );
      return;
    }
    const file = await findOriginal(folder as FileSystemDirectoryHandle, path);
    saveFile(file);
    tell(`A copy of ${file.name} was saved to your downloads.`);
  };

  return ({ source, path, title }) => {
    const vault = sources.find(({ id, isVault }) => isVault && id === source)?.name ?? null;
    if (vault !== null) {
      window.open(obsidianAddress(vault, path), '_self');
      return;
    }
    open(source, path, title).catch((reason: unknown) => {
      const { name } = asError(reason);
      if (name === 'NotAllowedError') tell(`The folder may not be read. Press "Reconnect" beside it, and try again.`);
      else if (name === 'NotFoundError') tell(`${path} is no longer in its folder.`);
      else tell(`The original of ${title} could not be opened: ${asError(reason).message}`);
    });
  };
}

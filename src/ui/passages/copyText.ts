import type { Announce } from '../announcing/AnnounceContext';

/**
 * Puts text on the clipboard and tells how that went.
 *
 * @param what What it is, such as "Quote", to begin a sentence with.
 */
export async function copyText(text: Promise<string> | string, what: string, announce: Announce): Promise<void> {
  const type = 'text/plain';
  const blob = Promise.resolve(text).then((copied) => new Blob([copied], { type }));
  try {
    // Unlike `writeText`, this may wait for the text: Safari allows neither after the press is over.
    await navigator.clipboard.write([new ClipboardItem({ [type]: blob })]);
    announce(`${what} copied.`, { visibly: true });
  } catch {
    announce(`${what} not copied: the browser did not allow it, or the document is gone.`, { visibly: true });
  }
}

import type { Announce } from '../announcing/AnnounceContext';

/**
 * Puts text on the clipboard and tells how that went.
 *
 * @param copied What to tell when it is there. @param notCopied What to tell when it is not.
 */
export async function copyText(
  text: Promise<string> | string,
  copied: string,
  notCopied: string,
  announce: Announce,
): Promise<void> {
  const type = 'text/plain';
  const blob = Promise.resolve(text).then((words) => new Blob([words], { type }));
  try {
    // Unlike `writeText`, this may wait for the text: Safari allows neither after the press is over.
    await navigator.clipboard.write([new ClipboardItem({ [type]: blob })]);
    announce(copied, { visibly: true });
  } catch {
    announce(notCopied, { visibly: true });
  }
}

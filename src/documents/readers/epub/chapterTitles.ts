import { decodeText } from '../../decodeText';
import { ReadError } from '../../ReadError';
import { xmlFacts } from '../../xml/xmlFacts';
import type { ZipFile } from '../../zip/ZipFile';
import { resolveName } from './resolveName';

/** The title of each chapter by the name of its file, from a table of contents; the first where a file has several. */
export function readChapterTitles(zip: ZipFile, contents: string): Map<string, string> {
  const titles = new Map<string, string>();
  const add = (reference: string | undefined, title: string): void => {
    const name = resolveName(contents, reference ?? '');
    if (reference !== undefined && title !== '' && !titles.has(name)) titles.set(name, title);
  };
  try {
    const bytes = zip.get(contents);
    if (bytes === null) return titles;
    let label = '';
    for (const { name, attributes, text } of xmlFacts(decodeText({ path: contents, bytes }).text)) {
      if (name === 'a') add(attributes['href'], text);
      else if (name === 'navlabel') label = text;
      else if (name === 'content') add(attributes['src'], label);
    }
  } catch (error) {
    // Without a table of contents the chapters still are there.
    if (!(error instanceof ReadError)) throw error;
  }
  return titles;
}

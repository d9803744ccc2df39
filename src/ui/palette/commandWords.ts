import type { CommandMessages } from '../messages/enCommands';
import type { CommandId } from './commandTable';

/** What a command does, in the page's language; `about` names what it is about where there are several of its kind. */
export function commandWords(id: CommandId, about: string, { words }: CommandMessages): string {
  if (id === 'hits.action' || id === 'document.action') return about;
  const said = words[id];
  return typeof said === 'string' ? said : said(about);
}

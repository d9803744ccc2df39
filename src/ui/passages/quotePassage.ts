import type { DocumentView, TextRange } from '../../protocol/EngineApi';
import { markdownLink } from './documentLink';

/**
 * A passage as a Markdown quote with a link to where it is from.
 *
 * @param vault The name of the vault that the document is in; null outside of any.
 */
export function quotePassage(view: DocumentView, passage: TextRange, vault: string | null): string {
  const text = view.text.slice(passage.start - view.start, passage.end - view.start).trim();
  const lines = text.split('\n').map((line) => `> ${line}`.trimEnd());
  return `${lines.join('\n')}\n>\n> — ${markdownLink(view, vault)}\n`;
}

import type { DocumentView, TextRange } from '../../protocol/EngineApi';

/** A passage as a Markdown quote that says where it is from. */
export function quotePassage(view: DocumentView, passage: TextRange): string {
  const text = view.text.slice(passage.start - view.start, passage.end - view.start).trim();
  const lines = text.split('\n').map((line) => `> ${line}`.trimEnd());
  return `${lines.join('\n')}\n>\n> — ${view.title} (${view.path})\n`;
}

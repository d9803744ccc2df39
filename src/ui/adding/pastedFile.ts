import type { IncomingFile } from '../../protocol/EngineApi';

/** Pasted text as a Markdown note whose title is a heading and whose path is new at every paste. */
export function pastedFile(title: string, text: string, now: Date): IncomingFile {
  const firstLine = text.trim().split('\n', 1)[0] ?? '';
  const name = title.trim() || firstLine.slice(0, 60).trim() || 'Pasted text';
  const fileName = name.replaceAll(/[/\\:*?"<>|]/g, ' ').replace(/^\.+/, '');
  const time = now.toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '-');
  const note = title.trim() === '' ? text : `# ${title.trim()}\n\n${text}`;
  return {
    path: `${fileName} ${time}.md`,
    content: new Blob([note], { type: 'text/markdown' }),
    modified: now.getTime(),
  };
}

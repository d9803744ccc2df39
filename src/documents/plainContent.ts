import type { InlineContent } from './InlineWriter';

/** Text without markup as the content of a block: control characters that have no place in a document are left out. */
export function plainContent(text: string): InlineContent {
  return { text: text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]|\uFEFF/gu, ''), links: [] };
}

import type { Token } from 'markdown-it';
import type { InlineWriter } from '../../InlineWriter';
import { webTarget } from '../../webTarget';
import { MATH, TAG, WIKI_LINK } from './inlineSyntax';

/** Writes the text of a line's tokens, with its links, and adds its tags to `tags`. */
export function renderInline(tokens: readonly Token[], into: InlineWriter, tags: string[]): void {
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    switch (token.type) {
      case 'softbreak':
      case 'hardbreak':
        into.breakLine();
        break;
      case 'link_open':
        openLink(String(token.attrGet('href') ?? ''), into);
        break;
      case 'link_close':
        into.closeLink();
        break;
      case WIKI_LINK:
        into.openLink('wiki', token.info);
        into.write(token.content);
        into.closeLink();
        break;
      case TAG:
        tags.push(token.content);
        into.write(token.content);
        break;
      case 'image':
        renderInline(withoutSize(token.children ?? []), into, tags);
        break;
      case 'html_inline':
        if (/^<br\b/i.test(token.content)) into.breakLine();
        index += hiddenTokens(tokens, index);
        break;
      case 'text':
      case 'text_special':
      case 'code_inline':
      case MATH:
        into.write(token.content);
        break;
      default:
      // Emphasis and other tokens without text of their own.
    }
  }
}

function openLink(href: string, into: InlineWriter): void {
  const web = webTarget(href);
  if (web !== null) into.openLink('web', web);
  else if (/^[^:?]+\.md(?:#.*)?$/i.test(href)) into.openLink('wiki', noteTarget(href));
}

/** `../Some%20note.md#Part` → `Some note#Part`: how Obsidian writes links to notes when wiki links are switched off. */
function noteTarget(href: string): string {
  const path = href.replace(/^(?:\.{0,2}\/)+/, '').replace(/\.md(?=#|$)/i, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Obsidian writes an image's width into its description: `![A map|300](map.png)`. */
function withoutSize(tokens: readonly Token[]): readonly Token[] {
  const last = tokens.at(-1);
  if (last?.type === 'text') last.content = last.content.replace(/\|\d{1,5}(?:x\d{1,5})?$/, '');
  return tokens;
}

/** How many tokens after this one lie inside a script or style and are not shown. */
function hiddenTokens(tokens: readonly Token[], index: number): number {
  const name = /^<(script|style)\b/i.exec(tokens[index]!.content)?.[1];
  if (name === undefined) return 0;
  const closing = new RegExp(`^</${name}\\b`, 'i');
  const end = tokens.findIndex(
    (token, position) => position > index && token.type === 'html_inline' && closing.test(token.content),
  );
  return end < 0 ? 0 : end - index;
}

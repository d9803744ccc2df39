import type { MarkdownIt, StateInline } from 'markdown-it';

/** Token types added to those of markdown-it. Their `content` is text to show; a wiki link's `info` is its target. */
export const WIKI_LINK = 'wiki_link';
export const TAG = 'tag';
export const MATH = 'math';

// Every quantifier is bounded or stops at its own closing mark, so that hostile text costs no more than its length.
const WIKI = /!?\[\[([^[\]|\n]{1,500})(?:\|([^[\]\n]{0,500}))?\]\]/y;
const TAG_NAME =
  /#([\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Join_Control}\p{Variation_Selector}_/-]{1,200})/uy;
const FORMULA = /\$\$([^$]{1,2000})\$\$|\$(?![\s$])([^$\n]{1,500})(?<!\s)\$(?!\d)/y;
const FOOTNOTE_MARK = /\[\^[^\s[\]]{1,100}\]/y;

const EQUALS = 0x3d;

/** Adds what Obsidian writes inside a line: `[[links]]`, `![[embeds]]`, `#tags`, `==marks==`, `%%comments%%`, `$math$` and footnotes. */
export function addInlineSyntax(markdown: MarkdownIt): void {
  const { inline } = markdown;
  inline.ruler.before('escape', MATH, readFormula);
  inline.ruler.before('link', WIKI_LINK, readWikiLink);
  inline.ruler.before('link', 'footnote_mark', readFootnoteMark);
  inline.ruler.before('link', 'footnote_inline', readInlineFootnote);
  inline.ruler.push(TAG, readTag);
  inline.ruler.push('comment', readComment);
  inline.ruler.push('mark', readMark);
  inline.ruler2.after('balance_pairs', 'mark', hideMarks);
}

function matchAt(pattern: RegExp, state: StateInline): RegExpExecArray | null {
  pattern.lastIndex = state.pos;
  const match = pattern.exec(state.src);
  return match !== null && state.pos + match[0].length <= state.posMax ? match : null;
}

function readWikiLink(state: StateInline, silent: boolean): boolean {
  const match = matchAt(WIKI, state);
  if (match === null) return false;
  // Inside a table the bar is written `\|`.
  const target = match[1]!.replace(/\\$/, '').trim();
  if (target === '') return false;
  if (!silent) {
    const token = state.push(WIKI_LINK, '', 0);
    const alias = match[2]?.trim() ?? '';
    // Behind the bar of an embedded image stands its width.
    const isSize = match[0].startsWith('!') && /^\d+(?:x\d+)?$/.test(alias);
    token.content = isSize || alias === '' ? noteLabel(target) : alias;
    token.info = target;
  }
  state.pos += match[0].length;
  return true;
}

/** How a link to a note reads: `Folder/Note.md#Heading#Sub` → `Note > Heading > Sub`; a block's id says nothing. */
function noteLabel(target: string): string {
  const [path = '', ...headings] = target.split('#');
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '');
  const readable = [name, ...headings.filter((heading) => !heading.startsWith('^'))].map((part) => part.trim());
  return readable.filter((part) => part !== '').join(' > ') || target;
}

function readTag(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x23 || state.linkLevel > 0) return false;
  if (state.pos > 0 && !/[\s([{,;"'“‘*_~=]/.test(state.src.charAt(state.pos - 1))) return false;
  const match = matchAt(TAG_NAME, state);
  const name = match?.[1]?.replace(/[/-]+$/, '') ?? '';
  // `#1` is a number, not a tag.
  if (!/[^\p{N}/-]/u.test(name)) return false;
  if (!silent) state.push(TAG, '', 0).content = name;
  state.pos += 1 + name.length;
  return true;
}

function readFormula(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x24) return false;
  const match = matchAt(FORMULA, state);
  if (match === null) return false;
  if (!silent) state.push(MATH, '', 0).content = match[1] ?? match[2] ?? '';
  state.pos += match[0].length;
  return true;
}

function readComment(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('%%', state.pos)) return false;
  const end = state.src.indexOf('%%', state.pos + 2);
  if (end < 0 || end + 2 > state.posMax) return false;
  // A comment parts the words around it.
  if (!silent) state.push('text', '', 0).content = ' ';
  state.pos = end + 2;
  return true;
}

function readFootnoteMark(state: StateInline): boolean {
  const match = matchAt(FOOTNOTE_MARK, state);
  if (match === null) return false;
  state.pos += match[0].length;
  return true;
}

function readInlineFootnote(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('^[', state.pos)) return false;
  const end = state.md.helpers.parseLinkLabel(state, state.pos + 1);
  if (end < 0) return false;
  const posMax = state.posMax;
  if (!silent) {
    state.push('text', '', 0).content = ' (';
    state.pos += 2;
    state.posMax = end;
    state.md.inline.tokenize(state);
    state.push('text', '', 0).content = ')';
  }
  state.pos = end + 1;
  state.posMax = posMax;
  return true;
}

function readMark(state: StateInline, silent: boolean): boolean {
  if (silent || !state.src.startsWith('==', state.pos)) return false;
  const { can_open, can_close, length } = state.scanDelims(state.pos, true);
  // Longer runs are lines drawn with equals signs.
  if (length !== 2) return false;
  state.push('text', '', 0).content = '==';
  state.delimiters.push({
    marker: EQUALS,
    length: 0,
    token: state.tokens.length - 1,
    end: -1,
    open: can_open,
    close: can_close,
  });
  state.pos += 2;
  return true;
}

function hideMarks(state: StateInline): void {
  const metas = state.tokens_meta as readonly ({ delimiters?: typeof state.delimiters } | undefined)[];
  for (const delimiters of [state.delimiters, ...metas.map((meta) => meta?.delimiters ?? [])]) {
    for (const { marker, end, token } of delimiters) {
      if (marker !== EQUALS || end < 0) continue;
      state.tokens[token]!.content = '';
      state.tokens[delimiters[end]!.token]!.content = '';
    }
  }
}

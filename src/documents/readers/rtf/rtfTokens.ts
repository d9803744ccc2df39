/** A piece of RTF: a brace, a control word with its number, a control symbol, a byte of text, or a stretch of text. */
export type RtfToken =
  | { readonly type: 'open' }
  | { readonly type: 'close' }
  | { readonly type: 'word'; readonly name: string; readonly value: number | null }
  | { readonly type: 'symbol'; readonly name: string }
  | { readonly type: 'byte'; readonly value: number }
  | { readonly type: 'text'; readonly text: string };

/** Control words are letters, a number, and one space that ends them (RTF 1.9.1, "Control word"). */
const CONTROL_WORD = /([a-z]{1,32})(-?\d{1,10})? ?/iy;
const HEX_BYTE = /'([0-9a-f]{2})/iy;
const PLAIN = /[^\\{}\r\n\u0080-\u00ff]+/y;

/** Cuts RTF, given as one character for each byte, into its tokens. Never throws; `\bin` is passed over with its bytes. */
export function* rtfTokens(source: string): Generator<RtfToken> {
  let at = 0;
  while (at < source.length) {
    const character = source[at]!;
    if (character === '{' || character === '}') {
      yield { type: character === '{' ? 'open' : 'close' };
      at++;
    } else if (character === '\\') {
      const word = matchAt(CONTROL_WORD, source, at + 1);
      const hex = word === null ? matchAt(HEX_BYTE, source, at + 1) : null;
      if (word !== null) {
        at += 1 + word[0].length;
        const value = word[2] === undefined ? null : Number(word[2]);
        if (word[1] === 'bin') at += Math.max(0, value ?? 0);
        else yield { type: 'word', name: word[1]!, value };
      } else if (hex !== null) {
        at += 4;
        yield { type: 'byte', value: Number.parseInt(hex[1]!, 16) };
      } else {
        yield { type: 'symbol', name: source[at + 1] ?? '' };
        at += 2;
      }
    } else if (character === '\r' || character === '\n') at++;
    else if (character > '\u007f') {
      yield { type: 'byte', value: character.charCodeAt(0) };
      at++;
    } else {
      const text = matchAt(PLAIN, source, at)?.[0] ?? character;
      yield { type: 'text', text };
      at += text.length;
    }
  }
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

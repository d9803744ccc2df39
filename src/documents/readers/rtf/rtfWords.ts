/** Groups that hold no text of the document (RTF 1.9.1). */
export const NOWHERE: ReadonlySet<string> = new Set(
  (
    'colortbl pict object nonshppict listtext pntext pntxta pntxtb header headerl headerr headerf footer footerl footerr ' +
    'footerf bkmkstart bkmkend annotation atnid atnauthor xe tc tcn rxe txe private1 revtbl upr'
  ).split(' '),
);

/** Symbols and words that stand for a character. */
export const CHARACTERS: Readonly<Record<string, string>> = {
  '~': '\u00a0',
  _: '\u2011',
  '\\': '\\',
  '{': '{',
  '}': '}',
  tab: ' ',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
};

/** Browsers look for `<meta charset>` in this many bytes (HTML standard, 13.2.3.2). */
const CHARSET_BYTES = 1024;

/** The encoding a page names in its first bytes; one that those bytes rule out, such as UTF-16, is passed over. */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, CHARSET_BYTES));
  const match =
    /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(start) ??
    /^<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)/i.exec(start);
  const label = match?.[1];
  return label === undefined || /^utf-?(?:8|16)/i.test(label) ? undefined : label;
}

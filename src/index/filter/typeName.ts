/** Other names of types. */
const otherNames: Readonly<Record<string, string>> = { markdown: 'md', htm: 'html', text: 'txt', word: 'docx' };

/** The one name of a type: the extension most of its files have, in lower case. */
export function typeName(type: string): string {
  const plain = type.toLowerCase();
  return otherNames[plain] ?? plain;
}

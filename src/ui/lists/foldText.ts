/** A text without case and accents, to be compared with another one: "Crème" → "creme". */
export function foldText(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/**
 * Whether text that an input method is still composing should already be searched. Touch keyboards compose every word,
 * and Korean ones every syllable, so both show real text all along; elsewhere, letters on their way to becoming
 * Chinese or Japanese mean nothing yet.
 */
export function isWorthSearching(composing: string): boolean {
  return matchMedia('(pointer: coarse)').matches || /\p{Script=Hangul}/u.test(composing);
}

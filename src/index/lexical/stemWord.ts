/** Shorter words have no ending worth cutting. */
const SHORTEST_STEMMED = 4;
const doubled = /([bdfgkmnprt])\1$/;

/**
 * What remains of a folded English word without the endings of plural and verb: `berries` → `berry`, `stopped` and
 * `stopping` → `stop`. Words in other than plain Latin letters stay as they are.
 */
export function stemWord(word: string): string {
  if (word.length < SHORTEST_STEMMED || !/^[a-z]+$/.test(word)) return word;
  return withoutFinalE(withoutVerbEnding(withoutPlural(word)));
}

function withoutPlural(word: string): string {
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  return /[^sui]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;
}

function withoutVerbEnding(word: string): string {
  const ending = /(?:ing|ed|ly)$/.exec(word)?.[0];
  if (ending === undefined) return word;
  const rest = word.slice(0, -ending.length);
  if (rest.length < 3 || !/[aeiouy]/.test(rest)) return word;
  return ending === 'ly' || rest.length < 4 ? rest : rest.replace(doubled, '$1');
}

function withoutFinalE(word: string): string {
  return word.length > 3 && word.endsWith('e') ? word.slice(0, -1) : word;
}

/** Every word with this stem, the stem itself included where it is one; and perhaps words that have another stem. */
export function possibleForms(stem: string): readonly string[] {
  if (!/^[a-z]+$/.test(stem)) return [stem];
  const forms = new Set<string>();
  for (const singular of verbForms(stem)) {
    forms.add(singular);
    forms.add(`${singular}s`);
    if (singular.endsWith('y')) forms.add(`${singular.slice(0, -1)}ies`);
  }
  return [...forms];
}

function verbForms(stem: string): string[] {
  const last = stem.at(-1)!;
  return [stem, `${stem}e`].flatMap((rest) => [
    rest,
    ...['ing', 'ed', 'ly'].flatMap((ending) => [rest + ending, rest + (rest === stem ? last : '') + ending]),
  ]);
}

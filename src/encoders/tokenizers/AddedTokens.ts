import { ModelFormatError } from '../ModelFormatError';
import { arrayOf, flagOf, recordOf, shown, stringOf } from './jsonParts';

interface AddedToken {
  readonly content: string;
  readonly id: number;
  /** Takes the white space before it. */
  readonly stripsLeft: boolean;
  /** Takes the white space after it. */
  readonly stripsRight: boolean;
  /** Looked for in the normalised text. */
  readonly normalized: boolean;
}

/** A stretch of a text: an added token with its id, or text between them. */
export type Section = { readonly id: number } | { readonly text: string };

/** Tokens that are looked for in the text before it is split into words, such as `[PAD]`. */
export class AddedTokens {
  /** Whether some of them are looked for in the normalised text. */
  readonly inNormalized: boolean;
  readonly #raw: TokenFinder;
  readonly #normalized: TokenFinder;

  constructor(
    readonly tokens: readonly AddedToken[],
    normalise: ((text: string) => string) | null,
  ) {
    const [raw, normalized] = [new Map<string, AddedToken>(), new Map<string, AddedToken>()];
    for (const token of tokens) {
      if (token.normalized && normalise) normalized.set(normalise(token.content), token);
      else raw.set(token.content, token);
    }
    normalized.delete('');
    this.#raw = new TokenFinder(raw);
    this.#normalized = new TokenFinder(normalized);
    this.inNormalized = normalized.size > 0;
  }

  /** The sections of a text as it came. */
  split(text: string): readonly Section[] {
    return this.#raw.split(text);
  }

  /** The sections of a normalised section. */
  splitNormalized(text: string): readonly Section[] {
    return this.#normalized.split(text);
  }
}

/** Finds the tokens in a text: from left to right, at each place the longest. */
class TokenFinder {
  readonly #pattern: RegExp | null;
  readonly #tokens: ReadonlyMap<string, AddedToken>;

  constructor(tokens: ReadonlyMap<string, AddedToken>) {
    this.#tokens = tokens;
    const contents = [...tokens.keys()].toSorted((a, b) => b.length - a.length);
    const sources = contents.map((content) => content.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
    this.#pattern = sources.length === 0 ? null : new RegExp(`(${sources.join('|')})`);
  }

  split(text: string): readonly Section[] {
    if (!this.#pattern?.test(text)) return [{ text }];
    const parts = text.split(this.#pattern);
    // Every other part is a token; what white space around it goes is cut off its neighbours.
    for (let at = 1; at < parts.length; at += 2) {
      const token = this.#tokens.get(parts[at]!)!;
      if (token.stripsLeft) parts[at - 1] = parts[at - 1]!.trimEnd();
      if (token.stripsRight) parts[at + 1] = parts[at + 1]!.trimStart();
    }
    return parts.flatMap((part, at): Section[] => {
      if (at % 2 === 1) return [{ id: this.#tokens.get(part)!.id }];
      return part === '' ? [] : [{ text: part }];
    });
  }
}

/**
 * Reads the `added_tokens` of a Hugging Face `tokenizer.json`.
 *
 * @throws ModelFormatError naming what is wrong or not supported.
 */
export function parseAddedTokens(json: unknown): readonly AddedToken[] {
  if (json === null || json === undefined) return [];
  return arrayOf(json, 'The list of added tokens').map((entry) => {
    const token = recordOf(entry, 'An added token');
    const content = stringOf(token['content'], 'The content of an added token');
    const id = token['id'];
    if (typeof id !== 'number' || !Number.isSafeInteger(id) || id < 0) {
      throw new ModelFormatError(`The added token ${shown(content)} has the id ${shown(id)}.`);
    }
    const flag = (name: string, absent: boolean) => flagOf(token[name], `${name} of ${shown(content)}`, absent);
    if (flag('single_word', false)) {
      throw new ModelFormatError(`The added token ${shown(content)} is for whole words only, which is not supported.`);
    }
    const normalized = flag('normalized', !flag('special', false));
    return { content, id, stripsLeft: flag('lstrip', false), stripsRight: flag('rstrip', false), normalized };
  });
}

import { ModelFormatError } from '../ModelFormatError';
import { AddedTokens, parseAddedTokens } from './AddedTokens';
import { recordOf, shown } from './jsonParts';
import { parseNormalizer, type NormalizerStep } from './parseNormalizer';
import { parsePreTokenizer, type PreTokenizer } from './parsePreTokenizer';
import { parseVocabulary, type Vocabulary } from './parseVocabulary';

/** What a `tokenizer.json` says, checked. */
export interface TokenizerParts {
  readonly normalise: (text: string) => string;
  /** What `normalise` does to a text of visible ASCII characters alone (U+0021 to U+007E). */
  readonly ofAscii: NormalizerStep['ofAscii'];
  readonly preTokenizer: PreTokenizer;
  readonly vocabulary: Vocabulary;
  readonly addedTokens: AddedTokens;
  /** Ids are the numbers from 0 to `vocabularySize - 1`, each of one token. */
  readonly vocabularySize: number;
  /** See `Tokenizer`. The mark of a word's start counts nothing: it is no part of the word. */
  readonly logProbabilities: Float64Array | null;
  /**
   * Whether the ids of a text are those of its parts between spaces, tabs and line breaks, one after the other, unless
   * a part contains U+FEFF or, normalised, the mark of the Metaspace.
   */
  readonly byParts: boolean;
}

/**
 * Reads a Hugging Face `tokenizer.json` of a static model.
 *
 * @throws ModelFormatError naming the part that is wrong or not supported.
 */
export function parseTokenizer(json: unknown): TokenizerParts {
  const file = recordOf(json, 'tokenizer.json');
  const steps = parseNormalizer(file['normalizer']);
  const preTokenizer = parsePreTokenizer(file['pre_tokenizer']);
  const vocabulary = parseVocabulary(file['model']);
  const { metaspace } = preTokenizer;
  if (vocabulary.kind === 'Unigram' && !vocabulary.pieces.includes(metaspace?.mark ?? '')) {
    throw new ModelFormatError('The Unigram tokenizer does not mark the start of words by a piece of its vocabulary.');
  }
  if (vocabulary.kind === 'WordPiece' && metaspace) {
    throw new ModelFormatError('The WordPiece tokenizer marks spaces, which is not supported.');
  }
  const tokens = parseAddedTokens(file['added_tokens']);
  const normalise = (text: string) => steps.reduce((result, step) => step.apply(result), text);
  const addedTokens = new AddedTokens(tokens, steps.length === 0 ? null : normalise);
  return {
    normalise,
    ofAscii: asciiOf(steps),
    preTokenizer,
    vocabulary: withAdded(vocabulary, tokens),
    addedTokens,
    vocabularySize: countIds(vocabulary, tokens),
    logProbabilities: logProbabilitiesOf(vocabulary, metaspace?.mark),
    byParts: !addedTokens.inNormalized && splitsAtBlanks(steps, preTokenizer, vocabulary),
  };
}

function logProbabilitiesOf(vocabulary: Vocabulary, mark: string | undefined): Float64Array | null {
  if (vocabulary.kind === 'WordPiece') return null;
  const { pieces, unknownId, unknownLogProbability } = vocabulary;
  const logProbabilities = Float64Array.from(vocabulary.logProbabilities);
  logProbabilities[unknownId] = unknownLogProbability;
  // Without iterators: this runs once, before it is compiled.
  for (let id = 0; id < pieces.length; id++) if (pieces[id] === mark) logProbabilities[id] = 0;
  return logProbabilities;
}

function asciiOf(steps: readonly NormalizerStep[]): NormalizerStep['ofAscii'] {
  const kinds = new Set(steps.map(({ ofAscii }) => ofAscii));
  if (kinds.has('other')) return 'other';
  return kinds.has('lowercase') ? 'lowercase' : 'same';
}

/** As in the JavaScript tokenizers, WordPiece also finds added tokens within words. */
function withAdded(vocabulary: Vocabulary, added: AddedTokens['tokens']): Vocabulary {
  if (vocabulary.kind === 'Unigram' || added.length === 0) return vocabulary;
  const idOfAdded = added.map(({ content, id }) => [content, id] as const);
  return { ...vocabulary, idOfPiece: new Map([...vocabulary.idOfPiece, ...idOfAdded]) };
}

/** Counts the ids, and checks that they are the numbers below that count and that no token has two. */
function countIds(vocabulary: Vocabulary, added: AddedTokens['tokens']): number {
  const pieces = vocabulary.kind === 'Unigram' ? vocabulary.pieces.length : vocabulary.idOfPiece.size;
  const seen = new Uint8Array(pieces + added.length);
  let greatest = -1;
  const see = (id: number) => {
    seen[id] = 1;
    if (id > greatest) greatest = id;
  };
  if (vocabulary.kind === 'WordPiece') for (const id of vocabulary.idOfPiece.values()) see(id);
  else {
    seen.fill(1, 0, pieces);
    greatest = pieces - 1;
  }
  for (const { content, id } of added) {
    const known =
      vocabulary.kind === 'Unigram' ? vocabulary.pieces.lastIndexOf(content) : vocabulary.idOfPiece.get(content);
    if (known !== undefined && known !== -1 && known !== id) {
      throw new ModelFormatError(`The added token ${shown(content)} has the ids ${id} and ${known}.`);
    }
    see(id);
  }
  let count = 0;
  for (let id = 0; id < seen.length; id++) count += seen[id]!;
  if (greatest >= count) {
    throw new ModelFormatError(`The tokenizer has the id ${greatest} and no more than ${seen.length} tokens.`);
  }
  return count;
}

/** @see TokenizerParts.byParts */
function splitsAtBlanks(steps: readonly NormalizerStep[], pre: PreTokenizer, vocabulary: Vocabulary): boolean {
  // Parts of ASCII alone are not searched for the mark.
  if (pre.metaspace && pre.metaspace.mark < '\x7f') return false;
  if (pre.words) return steps.every(({ reach }) => reach !== 'whole');
  const [last, collapse, ...before] = steps.toReversed();
  return (
    last?.reach === 'strip' &&
    collapse?.reach === 'collapse' &&
    before.every(({ reach }) => reach === 'local') &&
    pre.metaspace?.prepend === 'always' &&
    vocabulary.kind === 'Unigram' &&
    !vocabulary.pieces.some((piece) => piece.includes(pre.metaspace!.mark, 1))
  );
}

import type { TokenizerParts } from '../parseTokenizer';
import { PlainUnigram } from '../PlainUnigram';
import { PlainWordPiece } from '../PlainWordPiece';
import type { PieceModel } from '../Tokenizer';

/** The plain way to split words into the pieces of a vocabulary. */
export function plainModelOf({ vocabulary }: TokenizerParts): PieceModel {
  return vocabulary.kind === 'Unigram' ? new PlainUnigram(vocabulary) : new PlainWordPiece(vocabulary);
}

import type { Encoder } from './Encoder';

/** The encoder that comes with the page and answers at every keystroke. It also knows how common words are. */
export interface Starter extends Encoder {
  /**
   * Natural logarithm of how probable a word is in texts of all the languages that the encoder knows together, as far as
   * its pieces tell; -Infinity where nothing is known.
   */
  logProbabilityOf(word: string): number;
}

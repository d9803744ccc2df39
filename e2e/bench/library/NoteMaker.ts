import { Random } from '../../../src/index/Random';
import { commonWords } from '../words/commonWords';
import { PassageMaker } from '../words/PassageMaker';

/** A note on disk. */
export interface MadeNote {
  readonly path: string;
  readonly text: string;
}

/** Words in a note: half of all have fewer than this, … */
const MEDIAN_WORDS = 180;
/** … and one in forty more than seven times as many, as in people's vaults: many jottings, a few long papers. */
const SPREAD = 1;
const MOST_WORDS = 12_000;
const FOLDERS = 60;

/** Notes with the word frequencies of real text and realistic lengths. The same number gives the same note everywhere. */
export class NoteMaker {
  readonly #passages = new PassageMaker(commonWords());
  /** A passage belongs to one note only. */
  #next = 0;

  /** The note behind the last one. */
  make(number: number): MadeNote {
    const random = new Random(number);
    let words = Math.min(MOST_WORDS, Math.max(8, Math.round(MEDIAN_WORDS * Math.exp(SPREAD * random.normal()))));
    const sections: string[] = [];
    const { title } = this.#passages.passage(this.#next);
    while (words > 0) {
      const { headings, body } = this.#passages.passage(this.#next++);
      const taken = body.split(' ').slice(0, words);
      sections.push(`## ${headings}\n\n${taken.join(' ')}`);
      words -= taken.length;
    }
    const folder = random.below(FOLDERS);
    return { path: `folder ${folder}/${number} ${title}.md`, text: `# ${title}\n\n${sections.join('\n\n')}\n` };
  }
}

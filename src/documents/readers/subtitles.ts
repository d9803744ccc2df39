import { composeDocument } from '../composeDocument';
import type { DecodedText } from '../decodeText';
import type { ReadDocument } from '../Document';
import { DocumentWriter } from '../DocumentWriter';
import { ReadError } from '../ReadError';
import { readCues, type Cue } from './subtitles/readCues';
import { plainContent } from '../plainContent';

/** A silence that ends a paragraph, and the length from which the end of a sentence does. */
const PAUSE_SECONDS = 4;
const LONG_ENOUGH = 500;
const LONGEST = 1500;

/**
 * Reads subtitles (SubRip and WebVTT): what is said, joined into paragraphs at pauses and ends of sentences; times are
 * left out. Both formats are a few lines of text for each cue, so that no library is needed.
 *
 * @throws ReadError `malformed` when there are no cues in it, `empty` when nothing is said.
 */
export function readSubtitles(source: DecodedText, path: string): ReadDocument {
  const cues = readCues(source.text);
  if (cues.length === 0)
    throw new ReadError('malformed', 'There are no times in these subtitles, as SRT and VTT files have them.');
  const writer = new DocumentWriter();
  let paragraph = '';
  let before: Cue | null = null;
  for (const cue of withoutRepeats(cues)) {
    const isPause = before !== null && cue.start - before.end >= PAUSE_SECONDS;
    const isEnd = paragraph.length >= LONG_ENOUGH && /[.!?…。！？]["”’»)]*$/.test(paragraph);
    if (isPause || isEnd || paragraph.length >= LONGEST) {
      writer.write('paragraph', 0, plainContent(paragraph));
      paragraph = '';
    }
    paragraph += `${paragraph === '' ? '' : ' '}${cue.text}`;
    before = cue;
  }
  writer.write('paragraph', 0, plainContent(paragraph));
  return composeDocument(path, writer.finish(), { warnings: source.warnings });
}

/** Captions that roll show a line again in the cue after it. */
function* withoutRepeats(cues: readonly Cue[]): Generator<Cue> {
  let last = '';
  for (const cue of cues) {
    const lines = cue.text.split('\n').filter((line) => line !== '' && line !== last);
    if (lines.length === 0) continue;
    last = lines.at(-1)!;
    yield { ...cue, text: lines.join(' ') };
  }
}

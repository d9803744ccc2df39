/** What is said from one time to another. */
export interface Cue {
  /** Seconds from the beginning. */
  readonly start: number;
  readonly end: number;
  /** Lines free of markup. */
  readonly text: string;
}

/** `00:01:02,500 --> 00:01:04.000`, hours left out or not, WebVTT's settings behind it. */
const TIMES =
  /^\s*(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})\s*-->\s*(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})/;
const VOICE = /<v(?:\.[^\s>]*)?\s+([^>]{1,100})>/g;
const TAGS = /<\/?[a-z\d][^<>]{0,200}>|\{\\[^{}]{0,200}\}/gi;

/** The cues of SubRip or WebVTT in their order; numbers, notes and styles are passed over. */
export function readCues(text: string): Cue[] {
  const cues: Cue[] = [];
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const times = TIMES.exec(lines[at]!);
    if (times === null) continue;
    const said: string[] = [];
    while (at + 1 < lines.length && lines[at + 1]!.trim() !== '' && !TIMES.test(lines[at + 1]!))
      said.push(lines[++at]!);
    cues.push({ start: seconds(times, 1), end: seconds(times, 5), text: said.map(withoutMarkup).join('\n') });
  }
  return cues;
}

function seconds(times: RegExpExecArray, at: number): number {
  const [hours = 0, minutes = 0, whole = 0, milliseconds = 0] = times
    .slice(at, at + 4)
    .map((part) => Number(part ?? 0));
  return hours * 3600 + minutes * 60 + whole + milliseconds / 1000;
}

function withoutMarkup(line: string): string {
  return line
    .replace(VOICE, '$1: ')
    .replace(TAGS, '')
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** WebVTT's own (W3C WebVTT, 4.2.2); marks of direction leave no trace. */
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: ' ' };

import { parseDocument } from 'yaml';

/** What stands between the `---` lines at the top of a note. */
export interface FrontMatter {
  /** By name in lower case, as parsed. */
  readonly properties: ReadonlyMap<string, unknown>;
  /** The lines as written; empty when there are none. */
  readonly source: string;
  /** False when the lines are not valid YAML; `properties` then holds what simple lines still tell. */
  readonly isValid: boolean;
}

/** A note, cut in two. */
export interface CutNote {
  readonly frontMatter: FrontMatter;
  readonly body: string;
}

/** More than any note's properties, and little enough to be parsed in a fraction of a second whatever it holds. */
const LONGEST_FRONT_MATTER = 65_536;
/** Anchors and aliases can make a few lines mean billions of values; this many are allowed. */
const MOST_ALIASES = 100;
const DEEPEST_NESTING = 30;

const NONE: FrontMatter = { properties: new Map(), source: '', isValid: true };

/** Takes the front matter off a note. Lines between `---` that are no properties stay part of the body. */
export function cutFrontMatter(note: string): CutNote {
  const opening = /^---[ \t]*\n/.exec(note);
  if (opening === null) return { frontMatter: NONE, body: note };
  const start = opening[0].length;
  const closing = /^(?:---|\.\.\.)[ \t]*(?:\n|$)/m.exec(note.slice(start, start + LONGEST_FRONT_MATTER));
  if (closing === null) return { frontMatter: NONE, body: note };
  const source = note.slice(start, start + closing.index);
  const body = note.slice(start + closing.index + closing[0].length);
  const parsed = parseProperties(source);
  if (parsed !== null) {
    if (parsed instanceof Map) return { frontMatter: { properties: parsed, source, isValid: true }, body };
    return { frontMatter: NONE, body: note };
  }
  const simple = readSimpleLines(source);
  if (simple.size === 0) return { frontMatter: NONE, body: note };
  return { frontMatter: { properties: simple, source, isValid: false }, body };
}

/** The properties, `'other'` for YAML that is no list of properties, or null for what is not YAML. */
function parseProperties(source: string): Map<string, unknown> | 'other' | null {
  if (nestsTooDeeply(source)) return null;
  try {
    const document = parseDocument(source, {
      schema: 'core',
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    if (document.errors.length > 0) return null;
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    if (value === null || value === undefined) return new Map();
    if (typeof value !== 'object' || Array.isArray(value)) return 'other';
    return new Map(Object.entries(value).map(([name, property]) => [name.toLowerCase(), property]));
  } catch {
    return null;
  }
}

/** Deep nesting overflows the YAML parser's stack, in V8 beyond what can be caught. */
function nestsTooDeeply(source: string): boolean {
  if (/^[ \t]{100}/m.test(source) || /(?:[-?:][ \t]+){20}/.test(source)) return true;
  let depth = 0;
  for (const character of source) {
    if (character === '[' || character === '{') depth++;
    else if ((character === ']' || character === '}') && depth > 0) depth--;
    if (depth > DEEPEST_NESTING) return true;
  }
  return false;
}

function readSimpleLines(source: string): Map<string, unknown> {
  const lines = source.matchAll(/^([A-Za-z][\w-]{0,60}):[ \t]+(\S.*)$/gm);
  return new Map(
    Array.from(lines, ([, name, value]) => [name!.toLowerCase(), value!.trim().replace(/^(["'])(.*)\1$/, '$2')]),
  );
}

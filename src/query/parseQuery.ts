import { isPeriod } from './datePeriod';
import type { Filter, ParsedQuery, QueryField, QueryHint, QueryHintCode, QueryPart } from './ParsedQuery';

const fields: Readonly<Record<string, QueryField>> = {
  path: 'path',
  type: 'type',
  ext: 'type',
  tag: 'tag',
  title: 'title',
  source: 'source',
  lang: 'lang',
};
const comparisons = ['before', 'after', 'on'] as const;

const QUOTES = '"“”„';
const quoted = new RegExp(`^[${QUOTES}]([^${QUOTES}]*)[${QUOTES}]`);
const startsWithQuote = new RegExp(`^[${QUOTES}]`);
const operator = /^(path|type|ext|tag|title|source|lang|before|after|on):/i;
/** As in Obsidian, a tag is more than a number: `#1234` is text. */
const hashTag = /^#(?=[\p{L}\p{M}\p{N}_/-]*[\p{L}_])([\p{L}\p{M}\p{N}_/-]+)$/u;

/** What is read at one place, and how long it is. */
interface Reading {
  readonly clause: QueryPart['clause'];
  readonly length: number;
  readonly hint: QueryHint | null;
}

/**
 * Understands a query: plain words, `"exact phrase"`, `-word`, `-"phrase"`, `path:`, `type:` or `ext:`, `tag:` or
 * `#tag`, `title:`, `source:`, `lang:`, `before:`, `after:`, `on:`, and `OR` between two of them. Never fails.
 */
export function parseQuery(source: string): ParsedQuery {
  const parts: QueryPart[] = [];
  let at = 0;
  let followsOr = false;
  for (;;) {
    at += /^\s*/.exec(source.slice(at))![0].length;
    const rest = source.slice(at);
    if (rest === '') break;
    if (parts.length > 0 && !followsOr && isOr(rest)) {
      followsOr = true;
      at += 2;
      continue;
    }
    const { negation, reading } = readPart(rest);
    const end = at + negation + reading.length;
    const { clause, hint } = reading;
    parts.push({ clause, isNegated: negation > 0, followsOr, start: at, end, hint });
    followsOr = false;
    at = end;
  }
  const last = parts.at(-1);
  return {
    parts,
    text: parts.flatMap(textOf).join(' '),
    endsInWord: last !== undefined && last.clause.kind === 'word' && !last.isNegated && last.end === source.length,
  };
}

/** `OR` counts only where something other than `OR` follows. */
function isOr(rest: string): boolean {
  return /^OR\s+(?!OR(?:\s|$))\S/.test(rest);
}

function readPart(rest: string): { readonly negation: number; readonly reading: Reading } {
  if (/^-[^\s-]/.test(rest)) {
    const reading = readClause(rest.slice(1));
    if (reading.hint === null) return { negation: 1, reading };
    return { negation: 0, reading: plain(rest, reading.hint) };
  }
  return { negation: 0, reading: readClause(rest) };
}

function readClause(rest: string): Reading {
  if (startsWithQuote.test(rest)) return readPhrase(rest);
  const named = operator.exec(rest);
  if (named) return readFilter(named[1]!.toLowerCase(), rest, named[0].length);
  const run = runOf(rest);
  const tag = hashTag.exec(run)?.[1];
  if (tag !== undefined) {
    return { clause: { kind: 'field', field: 'tag', value: tag }, length: run.length, hint: null };
  }
  return plain(rest, run === 'OR' ? hintOf('lone-or') : null);
}

function readPhrase(rest: string): Reading {
  const found = quoted.exec(rest);
  if (!found) return plain(rest, hintOf('open-quotation'));
  const text = oneSpaced(found[1]!);
  if (text === '') return { ...plain('""', hintOf('empty-quotation')), length: found[0].length };
  return { clause: { kind: 'phrase', text }, length: found[0].length, hint: null };
}

function readFilter(name: string, rest: string, nameLength: number): Reading {
  const behind = rest.slice(nameLength);
  const found = quoted.exec(behind);
  if (!found && startsWithQuote.test(behind)) {
    return plain(rest, hintOf('open-value', name));
  }
  const run = found ? found[0] : runOf(behind);
  const value = valueOf(name, found ? oneSpaced(found[1]!) : run);
  if (value === '' || startsWithQuote.test(value)) {
    const hint = hintOf('no-value', name);
    return found ? { ...plain(`${name}:""`, hint), length: nameLength + run.length } : plain(rest, hint);
  }
  const clause = filterOf(name, value);
  if (clause) return { clause, length: nameLength + run.length, hint: null };
  const hint = hintOf('no-date', name);
  return found && /\s/.test(value)
    ? { ...plain(`${name}:""`, hint), length: nameLength + run.length }
    : { ...plain(`${name}:${value}`, hint), length: nameLength + run.length };
}

function filterOf(name: string, value: string): Filter | null {
  const comparison = comparisons.find((each) => each === name);
  if (comparison === undefined) return { kind: 'field', field: fields[name]!, value };
  return isPeriod(value) ? { kind: 'date', comparison, period: value } : null;
}

function valueOf(name: string, written: string): string {
  if (name === 'tag') return written.replace(/^[#\s]+/, '');
  if (name === 'type' || name === 'ext') return written.replace(/^[.\s]+/, '').toLowerCase();
  return name === 'lang' ? written.toLowerCase() : written;
}

/** Everything up to the next white space, as a word. */
function plain(rest: string, hint: QueryHint | null): Reading {
  const text = runOf(rest);
  return { clause: { kind: 'word', text }, length: text.length, hint };
}

function hintOf(code: QueryHintCode, name = ''): QueryHint {
  return { code, operator: name };
}

function runOf(rest: string): string {
  return /^\S*/.exec(rest)![0];
}

function oneSpaced(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}

function textOf({ clause, isNegated }: QueryPart): string[] {
  return isNegated || (clause.kind !== 'word' && clause.kind !== 'phrase') ? [] : [clause.text];
}

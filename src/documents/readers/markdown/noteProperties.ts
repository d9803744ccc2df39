import type { DocumentDates } from '../../Document';
import { toIsoDate } from '../../isoDate';
import { tidyTitle } from '../../titles';

/** The front matter properties that a document carries as fields, by the names that notes give them. */
export interface NoteProperties {
  readonly title: string;
  readonly tags: readonly string[];
  readonly aliases: readonly string[];
  readonly authors: readonly string[];
  readonly dates: DocumentDates;
  /** A sentence or two about the note, which belongs to what can be found. */
  readonly description: string;
}

/** Picks the fields out of front matter, whatever shape they have; those that make no sense are left out. */
export function readNoteProperties(properties: ReadonlyMap<string, unknown>): NoteProperties {
  const first = <Value>(names: readonly string[], read: (value: unknown) => Value | undefined): Value | undefined => {
    for (const name of names) {
      const value = properties.has(name) ? read(properties.get(name)) : undefined;
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const labels = (names: readonly string[], readText: (text: string) => string[]): string[] =>
    names.flatMap((name) => listOf(properties.get(name), readText));
  const created = first(['created', 'date', 'date created', 'created_at', 'creation date', 'published'], toIsoDate);
  const modified = first(['modified', 'updated', 'date modified', 'updated_at', 'lastmod', 'last_modified'], toIsoDate);
  return {
    title: tidyTitle(first(['title'], plainText) ?? ''),
    tags: labels(['tags', 'tag'], splitTags).map((tag) => tag.replace(/^#+/, '')),
    aliases: labels(['aliases', 'alias'], (text) => text.split(',')),
    authors: labels(['author', 'authors'], (text) => text.split(/[;,]/)).map((name) =>
      name.replace(/^\[\[|\]\]$/g, ''),
    ),
    dates: { ...(created !== undefined && { created }), ...(modified !== undefined && { modified }) },
    description: first(['description', 'summary', 'abstract'], plainText) ?? '',
  };
}

function plainText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() || undefined : undefined;
}

function splitTags(text: string): string[] {
  return text.split(text.includes(',') ? /,/ : /\s+/);
}

/** A list's entries, each as it is; a single text is taken apart. */
function listOf(value: unknown, readText: (text: string) => string[]): string[] {
  if (!Array.isArray(value)) return readText(plainText(value) ?? '');
  return value.map((entry: unknown) => plainText(entry) ?? '');
}

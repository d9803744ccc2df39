import { distinctLabels } from './distinctLabels';
import type { DocumentDates, ReadDocument } from './Document';
import type { WrittenText } from './DocumentWriter';
import { ReadError } from './ReadError';
import { tidyTitle, titleFromPath } from './titles';

/** What a file says about itself, as far as it does. */
export interface DocumentFacts {
  readonly title?: string;
  readonly tags?: Iterable<string>;
  readonly authors?: Iterable<string>;
  readonly created?: string | undefined;
  readonly modified?: string | undefined;
  readonly warnings?: readonly string[];
  readonly pageStarts?: readonly number[];
}

/**
 * A document of what was written and what its file says about it. Its title is the stated one, else the first heading of
 * level 1, else the file's name.
 *
 * @throws ReadError `empty` when no text was written.
 */
export function composeDocument(path: string, written: WrittenText, facts: DocumentFacts = {}): ReadDocument {
  const { text, blocks, links } = written;
  const fileTitle = titleFromPath(path);
  if (text === '') throw new ReadError('empty', `There is no text in this file (${fileTitle}).`);
  const heading = blocks.find(({ kind, level }) => kind === 'heading' && level === 1);
  const firstHeading = heading === undefined ? '' : text.slice(heading.start, heading.end);
  return {
    title: tidyTitle(facts.title ?? '') || tidyTitle(firstHeading) || fileTitle,
    text,
    blocks,
    links,
    tags: distinctLabels(facts.tags ?? []),
    aliases: [],
    authors: distinctLabels(facts.authors ?? []),
    dates: datesOf(facts),
    warnings: facts.warnings ?? [],
    ...(facts.pageStarts !== undefined && { pageStarts: facts.pageStarts }),
  };
}

function datesOf({ created, modified }: DocumentFacts): DocumentDates {
  return { ...(created !== undefined && { created }), ...(modified !== undefined && { modified }) };
}

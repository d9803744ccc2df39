import MarkdownIt, { type Env } from 'markdown-it';
import type { ReadDocument } from '../Document';
import type { DecodedText } from '../decodeText';
import { distinctLabels } from '../distinctLabels';
import { DocumentWriter } from '../DocumentWriter';
import { InlineWriter } from '../InlineWriter';
import { ReadError } from '../ReadError';
import { tidyTitle, titleFromPath } from '../titles';
import { addBlockSyntax } from './markdown/blockSyntax';
import { cutSource } from './markdown/cutSource';
import { cutFrontMatter } from './markdown/frontMatter';
import { addInlineSyntax } from './markdown/inlineSyntax';
import { MarkdownRenderer } from './markdown/MarkdownRenderer';
import { readNoteProperties } from './markdown/noteProperties';

const markdown = createParser();

function createParser(): InstanceType<typeof MarkdownIt> {
  const parser = new MarkdownIt({ html: true, linkify: false });
  // Links are sorted by where they lead when they are rendered; refused here, their markup would stay in the text.
  parser.validateLink = () => true;
  parser.core.ruler.disable(['inline', 'linkify', 'replacements', 'smartquotes', 'text_join']);
  addBlockSyntax(parser);
  addInlineSyntax(parser);
  return parser;
}

/**
 * Reads a note in Markdown as CommonMark, GitHub and Obsidian write it: its front matter as fields, its text without
 * markup. Nothing that can be read is dropped: broken front matter, tables with too many cells, lists nested without
 * end and unclosed HTML stay as text.
 *
 * @throws ReadError `empty` when nothing but markup is in it.
 */
export function readMarkdown(source: DecodedText, path: string): ReadDocument {
  const { frontMatter, body } = cutFrontMatter(source.text);
  const properties = readNoteProperties(frontMatter.properties);
  const writer = new DocumentWriter();
  const warnings = [...source.warnings];

  if (frontMatter.isValid) writePlain(properties.description, writer);
  else {
    warnings.push('The properties at the top of this note are not valid YAML; they were kept as text.');
    writePlain(frontMatter.source, writer);
  }
  const { tags, tooDeep } = writeMarkdown(body, writer);
  if (tooDeep)
    warnings.push('Lists or quotes in this note are nested very deeply; the deepest were read line by line.');

  const written = writer.finish();
  const { text, blocks, links } = written.text === '' ? propertiesAlone(frontMatter.source) : written;
  if (text === '') throw new ReadError('empty', `There is no text in this note (${titleFromPath(path)}), only markup.`);
  const heading = blocks.find(({ kind, level }) => kind === 'heading' && level === 1);
  return {
    title:
      properties.title ||
      tidyTitle(heading === undefined ? '' : text.slice(heading.start, heading.end)) ||
      titleFromPath(path),
    text,
    blocks,
    links,
    tags: distinctLabels([...properties.tags, ...tags]),
    aliases: distinctLabels(properties.aliases),
    authors: distinctLabels(properties.authors),
    dates: properties.dates,
    warnings,
  };
}

/** What Markdown tells besides its text. */
export interface MarkdownFacts {
  /** In order, as often as they stand there. */
  readonly tags: readonly string[];
  /** Whether anything was nested too deeply to be read as what it is. */
  readonly tooDeep: boolean;
}

/** Writes Markdown without front matter as readable text. */
export function writeMarkdown(body: string, writer: DocumentWriter): MarkdownFacts {
  const env: Env = {};
  const renderer = new MarkdownRenderer(markdown, env, writer);
  const stretches = [...cutSource(body)];
  if (stretches.length > 1) addReferences(body, env);
  for (const stretch of stretches) renderer.render(markdown.parse(stretch, env));
  return renderer;
}

/** A note may consist of its properties; then they are what can be found. */
function propertiesAlone(source: string): ReturnType<DocumentWriter['finish']> {
  const writer = new DocumentWriter();
  writePlain(source, writer);
  return writer.finish();
}

function writePlain(text: string, writer: DocumentWriter): void {
  const inline = new InlineWriter();
  for (const line of text.split('\n')) {
    inline.write(line);
    inline.breakLine();
  }
  writer.write('paragraph', 0, inline.take());
}

/** Links of one stretch may be defined in a later one, mostly at the note's very end. */
function addReferences(body: string, env: Env): void {
  const references = (env.references ??= {});
  for (const [, label, target] of body.matchAll(/^ {0,3}\[(?!\^)([^[\]\n]{1,200})\]:[ \t]*<?([^\s>]{1,2000})/gm)) {
    references[markdown.utils.normalizeReference(label!)] ??= { href: markdown.normalizeLink(target!), title: '' };
  }
}

import type { Block, Link } from '../../documents/Document';
import { STRETCH_LENGTH, type DocumentStretch } from '../../protocol/ReadingApi';
import type { DocumentView, SearchHit, TextRange } from '../../protocol/EngineApi';

/** Code units of a document in one view. */
const viewLength = 100_000;

/** A document of paragraphs, each of them a passage. */
export class FakeDocument {
  readonly text: string;

  constructor(
    readonly id: number,
    readonly title: string,
    readonly path: string,
    readonly paragraphs: readonly string[],
    readonly about: {
      readonly date?: string;
      readonly tags?: readonly string[];
      readonly headings?: readonly string[];
      /** The document's blocks; null for paragraphs. */
      readonly blocks?: readonly Block[];
      readonly links?: readonly Link[];
      readonly warnings?: readonly string[];
      readonly pageStarts?: readonly number[];
    } = {},
  ) {
    this.text = paragraphs.join('\n\n');
  }

  /** Where a paragraph is in the text. */
  range(paragraph: number): TextRange {
    const start = this.paragraphs.slice(0, paragraph).reduce((sum, text) => sum + text.length + 2, 0);
    return { start, end: start + (this.paragraphs[paragraph]?.length ?? 0) };
  }

  /** A stretch, as the engine gives it. */
  stretch(stretch: number): DocumentStretch {
    const blocks = this.#blocks();
    const borderAt = (position: number) =>
      blocks.find((block) => block.start < position && block.end > position)?.end ??
      Math.min(position, this.text.length);
    const start = borderAt(stretch * STRETCH_LENGTH);
    const end = borderAt((stretch + 1) * STRETCH_LENGTH);
    return {
      stretch,
      start,
      end,
      text: this.text.slice(start, end),
      blocks: cutTo(blocks, start, end),
      links: (this.about.links ?? []).filter((link) => link.end > start && link.start < end),
      firstLine: this.path.endsWith('.ts') ? this.text.slice(0, start).split('\n').length : null,
    };
  }

  #blocks(): readonly Block[] {
    let reached = 0;
    const paragraphs = this.paragraphs.map((text): Block => {
      const block: Block = { kind: 'paragraph', level: 0, start: reached, end: reached + text.length };
      reached = block.end + 2;
      return block;
    });
    return this.about.blocks ?? paragraphs;
  }

  /** The stretch around a range, as the engine gives it. */
  view(around: TextRange): DocumentView {
    const start = Math.max(0, Math.floor((around.start + around.end - viewLength) / 2));
    const end = Math.min(this.text.length, start + viewLength);
    return {
      id: this.id,
      title: this.title,
      path: this.path,
      source: 'notes',
      sourceName: 'Notes',
      date: this.about.date ?? null,
      tags: this.about.tags ?? [],
      aliases: [],
      authors: [],
      warnings: this.about.warnings ?? [],
      length: this.text.length,
      start,
      end,
      text: this.text.slice(start, end),
      blocks: cutTo(this.#blocks(), start, end),
      links: (this.about.links ?? []).filter((link) => link.end > start && link.start < end),
      passages: this.paragraphs.length,
      pageStarts: this.about.pageStarts ?? [],
    };
  }
}

function cutTo(blocks: readonly Block[], start: number, end: number): readonly Block[] {
  return blocks
    .filter((block) => block.end > start && block.start < end)
    .map((block) => ({ ...block, start: Math.max(start, block.start), end: Math.min(end, block.end) }));
}

/** A paragraph as a hit; its score is the share of the words it contains. */
export function fakeHit(document: FakeDocument, paragraph: number, words: readonly string[]): SearchHit {
  const text = document.paragraphs[paragraph] ?? '';
  const lower = text.toLowerCase();
  const marks = words
    .map((word) => ({ start: lower.indexOf(word), end: lower.indexOf(word) + word.length }))
    .filter(({ start }) => start >= 0)
    .toSorted((a, b) => a.start - b.start)
    .filter((mark, i, all) => mark.start >= (all[i - 1]?.end ?? 0));
  const score = words.length === 0 ? 0 : marks.length / words.length;
  const sentenceEnd = text.search(/[.!?。]/) + 1;
  return {
    key: `${document.id}:${paragraph}`,
    document: document.id,
    passage: paragraph,
    title: document.title,
    path: document.path,
    source: 'notes',
    sourceName: 'Notes',
    date: document.about.date ?? null,
    tags: document.about.tags ?? [],
    page: null,
    headings: document.about.headings ?? [],
    range: document.range(paragraph),
    score,
    strength: score * 0.9,
    why: 'words',
    copies: [],
    excerpt: {
      text,
      best: { start: 0, end: sentenceEnd > 0 ? sentenceEnd : text.length },
      marks,
      clippedStart: paragraph > 0,
      clippedEnd: paragraph < document.paragraphs.length - 1,
    },
  };
}

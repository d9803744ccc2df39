import type { Passage, ReadDocument } from '../Document';

/** What a document breaks of the guarantees of `ReadDocument`, as sentences; empty when all is well. */
export function brokenDocumentGuarantees(document: ReadDocument): string[] {
  const { text, title, blocks, links, tags } = document;
  const broken: string[] = [];
  const demand = (holds: boolean, sentence: string): void => {
    if (!holds) broken.push(sentence);
  };
  demand(!/[\r\0\uFEFF]/.test(text), 'the text holds a carriage return, NUL or byte-order mark');
  demand(text.isWellFormed() && title.isWellFormed(), 'text or title holds a lone surrogate');
  demand(title.trim() !== '' && !title.includes('\n'), 'the title is empty or has two lines');
  let end = 0;
  for (const [index, block] of blocks.entries()) {
    const where = `block ${index} (${block.kind} ${block.start}-${block.end})`;
    demand(block.start < block.end && block.end <= text.length, `${where} is empty or leaves the text`);
    demand(text.slice(block.start, block.end).trim() !== '', `${where} is white space`);
    demand(block.start >= end, `${where} overlaps the one before`);
    demand(index === 0 || text.slice(end, block.start).includes('\n'), `no line break before ${where}`);
    const deepest = block.kind === 'heading' ? 6 : Infinity;
    const hasLevel = ['heading', 'list-item', 'quote'].includes(block.kind);
    demand(
      hasLevel ? block.level >= 1 && block.level <= deepest : block.level === 0,
      `${where} has level ${block.level}`,
    );
    demand(text.slice(end, block.start).trim() === '', `text before ${where} lies in no block`);
    end = block.end;
  }
  demand(text.slice(end).trim() === '', 'text after the last block lies in no block');
  for (const { start, end: linkEnd, target } of links) {
    const isInside = blocks.some((block) => block.start <= start && linkEnd <= block.end);
    demand(start < linkEnd && isInside, `link to ${target} (${start}-${linkEnd}) lies in no block`);
  }
  const labels = tags.map((tag) => tag.toLowerCase());
  demand(new Set(labels).size === labels.length, 'a tag stands there twice');
  demand(
    labels.every((label) => label !== '' && !label.startsWith('#')),
    'a tag is empty or has its #',
  );
  return broken;
}

/** What passages break of the guarantees of `splitPassages`, as sentences; empty when all is well. */
export function brokenPassageGuarantees(text: string, passages: readonly Passage[]): string[] {
  const broken: string[] = [];
  let end = 0;
  for (const [index, passage] of passages.entries()) {
    const where = `passage ${index} (${passage.start}-${passage.end})`;
    const content = text.slice(passage.start, passage.end);
    if (content === '' || content.trim() !== content)
      broken.push(`${where} is empty or begins or ends with white space`);
    if (passage.start < end) broken.push(`${where} overlaps the one before`);
    if (text.slice(end, passage.start).trim() !== '') broken.push(`text before ${where} is in no passage`);
    if (text.isWellFormed() && !content.isWellFormed()) broken.push(`${where} splits a surrogate pair`);
    end = passage.end;
  }
  if (text.slice(end).trim() !== '') broken.push('text after the last passage is in no passage');
  return broken;
}

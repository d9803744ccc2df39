import type { RetrievalSet } from './RetrievalSet';

/**
 * Reads a collection in the style of TREC from the texts of its files, each told by what it holds: documents between
 * `<DOC>` and `</DOC>` with `<DOCNO>`, titled by `<TITLE>`, `<HEADLINE>` or `<HL>`; topics between `<top>` and `</top>` with
 * `<num>` and `<title>`, which is the query; judgements in lines of four columns, `topic 0 document grade`, of which
 * grades above 0 are relevant. Files that hold none of these are passed over.
 *
 * @returns null when documents, topics or judgements are missing. Topics without a relevant document are left out.
 * @throws RangeError when a document's number comes twice.
 */
export function parseTrec(files: readonly string[]): RetrievalSet | null {
  const documents = files.flatMap((file) => elementsOf(file, 'DOC').map((element) => documentOf(element)));
  const topics = files.flatMap((file) => elementsOf(file, 'top').map((element) => topicOf(element)));
  const numbers = new Map<string, number>();
  for (const [id, { name }] of documents.entries()) {
    if (numbers.has(name)) throw new RangeError(`There are two documents ${name}.`);
    numbers.set(name, id);
  }
  const relevant = new Map<string, Map<number, number>>();
  for (const [topic, document, grade] of files.flatMap((file) => judgementsIn(file))) {
    const id = numbers.get(document);
    if (id === undefined || grade <= 0) continue;
    const judged = relevant.get(topic) ?? new Map<number, number>();
    relevant.set(topic, judged.set(id, grade));
  }
  const queries = topics.flatMap(({ number, text }) => {
    const judged = relevant.get(number);
    return judged ? { text, relevant: judged } : [];
  });
  if (documents.length === 0 || queries.length === 0) return null;
  return { documents: documents.map(({ title, text }, id) => ({ id, title, text })), queries };
}

function documentOf(element: string): { name: string; title: string; text: string } {
  const title = ['TITLE', 'HEADLINE', 'HL'].map((name) => textsOf(element, name)).find((text) => text !== '') ?? '';
  const text = textsOf(element, 'TEXT') || plain(element.replaceAll(/<(DOCNO|DOCID)>.*?<\/\1>/gis, ' '));
  return { name: textsOf(element, 'DOCNO'), title, text };
}

/** The elements of a topic are mostly not closed: each ends where the next one begins. */
function topicOf(element: string): { number: string; text: string } {
  const field = (name: string) => plain(new RegExp(`<${name}>([^<]*)`, 'i').exec(element)?.[1] ?? '');
  return { number: field('num').replace(/^Number:\s*/i, ''), text: field('title').replace(/^Topic:\s*/i, '') };
}

function judgementsIn(file: string): [topic: string, document: string, grade: number][] {
  return Array.from(file.matchAll(/^[^\S\n]*(\S+)[^\S\n]+\S+[^\S\n]+(\S+)[^\S\n]+(-?\d+)[^\S\n]*$/gm), (line) => [
    line[1]!,
    line[2]!,
    Number(line[3]),
  ]);
}

function elementsOf(text: string, name: string): string[] {
  return Array.from(text.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'gis')), (match) => match[1]!);
}

function textsOf(element: string, name: string): string {
  return plain(elementsOf(element, name).join(' '));
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

function plain(text: string): string {
  return text
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(?:amp|lt|gt|quot);/g, (entity) => entities[entity]!)
    .replaceAll(/\s+/g, ' ')
    .trim();
}

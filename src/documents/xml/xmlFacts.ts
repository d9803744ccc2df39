import { readXml, type XmlAttributes } from './readXml';

/** An element with the text in it. */
export interface XmlFact {
  /** Without prefix, in lower case. */
  readonly name: string;
  /** As written. */
  readonly attributes: XmlAttributes;
  /** Trimmed; with the text of the elements in it. */
  readonly text: string;
}

/** Text of more than this is none of a file's facts. */
const LONGEST_FACT = 10_000;

/** All elements of a small file about a document, such as its properties, in the order in which they begin. */
export function xmlFacts(xml: string): XmlFact[] {
  const facts: { name: string; attributes: XmlAttributes; text: string }[] = [];
  const open: number[] = [];
  readXml(xml, {
    open: (name, attributes) => {
      open.push(facts.length);
      facts.push({ name: name.slice(name.indexOf(':') + 1).toLowerCase(), attributes, text: '' });
    },
    close: () => open.pop(),
    text: (text) => {
      for (const index of open.slice(-3)) {
        const fact = facts[index]!;
        if (fact.text.length < LONGEST_FACT) fact.text += text;
      }
    },
  });
  return facts.map(({ name, attributes, text }) => ({ name, attributes, text: text.replace(/\s+/g, ' ').trim() }));
}

/** The texts of the elements of a name that have any. */
export function factsNamed(facts: readonly XmlFact[], name: string): string[] {
  return facts.filter((fact) => fact.name === name && fact.text !== '').map(({ text }) => text);
}

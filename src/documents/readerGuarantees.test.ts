import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadDocument } from './Document';
import { ReadError } from './ReadError';
import { splitPassages } from './splitPassages';
import { brokenDocumentGuarantees, brokenPassageGuarantees } from './testing/brokenGuarantees';
import { fileOf } from './testing/fileOf';
import { readNow } from './testing/readNow';

/** Strings of syntax, words and odd characters, in which every construct turns up half open, nested and misplaced. */
function sourceOf(...syntax: readonly (readonly string[])[]): fc.Arbitrary<string> {
  const odd = ['\u00A0', '\u3000', '😀', '日本', 'é', '\u0301', '\u200B', '\u00AD', '\u2028'];
  const words = ['word', 'x', ' ', '  ', '\n', '\n\n', '\t', '.', '1'];
  return fc
    .array(fc.oneof(fc.constantFrom(...syntax.flat()), fc.constantFrom(...words, ...words, ...odd)), {
      maxLength: 60,
      size: 'max',
    })
    .map((parts) => parts.join(''));
}

const markdownSource = sourceOf(
  ['# ', '## ', '- ', '* ', '1. ', '> ', '    ', '|-|-|\n', '- [ ] ', '- [x] ', '[!note] ', '[^1]: ', '[r]: http://b'],
  ['---\n', 'title: ', 'tags: [a', 'date: 2026-03-14', ': ', '&x '],
  '``` ~~~ ` | --- === [[ ]] ![[ [ ] ( ) ](http://a) ![ \\ * ** _ ~~ == %% $ $$ ^ ^[ [^1] #tag # ^id *x'.split(' '),
  '&amp; &#0; &#13; &#xFEFF; <b> </b> <br> <div> </div> <!-- --> <script> </script> <table><tr><td> <http://c>'.split(
    ' ',
  ),
);

const markupSource = sourceOf(
  [
    '<a href="http://a">',
    '<a href=x>',
    '<img alt="pic">',
    '<p hidden>',
    '<meta name=keywords content="a,A">',
    '<a b="',
  ],
  '<p> </p> <div> </div> <h1> </h1> <h3> <ul> </ul> <ol> <li> </li> <dl><dt> <dd> <table> </table> <tr> <td> </td>'.split(
    ' ',
  ),
  '<th> </tr> <pre> </pre> <blockquote> </blockquote> </a> <br> <main> </main> <article> <nav> </nav> <title>'.split(
    ' ',
  ),
  '</title> <script> </script> <style> <svg> </svg> &amp; &#0; &#13; &#xFEFF; &#xD800; <!-- --> <![CDATA[ ]]> < > " </ <?x'.split(
    ' ',
  ),
);

function readOrNull(path: string, source: string): ReadDocument | null {
  try {
    return readNow(fileOf(path, source));
  } catch (error) {
    // Nothing else may be thrown, and only where there is nothing to read.
    if (error instanceof ReadError && error.code === 'empty') return null;
    throw error;
  }
}

describe.each([
  ['Markdown', 'a.md', fc.oneof(markdownSource, fc.string({ unit: 'binary', size: 'medium' }))],
  ['HTML', 'a.html', fc.oneof(markupSource, fc.string({ unit: 'binary', size: 'medium' }))],
  ['text', 'a.txt', fc.oneof(markdownSource, fc.string({ unit: 'binary', size: 'medium' }))],
])('%s', (_kind, path, sources) => {
  it('gives documents and passages that keep their guarantees, whatever it reads', () => {
    fc.assert(
      fc.property(sources, (source) => {
        // Control characters make it another kind of file, which is not the point here.
        const document = readOrNull(
          path,
          source.replace(/\p{Cc}/gu, (control) => (/\s/.test(control) ? control : '')),
        );
        if (document === null) return;
        expect(brokenDocumentGuarantees(document)).toEqual([]);
        expect(brokenPassageGuarantees(document.text, splitPassages(document, { words: 3 }))).toEqual([]);
      }),
      { seed: 1, numRuns: 1500 },
    );
  });
});

/** The source with each `word` made one of a kind, and those words. */
function numberWords(source: string): { source: string; words: string[] } {
  const words: string[] = [];
  const numbered = source.replaceAll('word', () => {
    words.push(`word${words.length}q`);
    return words.at(-1)!;
  });
  return { source: numbered, words };
}

describe('nothing that can be read is lost', () => {
  const syntax = [
    '# ',
    '## ',
    '- ',
    '* ',
    '1. ',
    '> ',
    '    ',
    '|-|\n',
    '|-|-|\n',
    '- [ ] ',
    ...'| --- === ** _ ~~ == # $ \\ `'.split(' '),
  ];
  const tags = 'p div h1 h2 ul ol li table tr td th pre blockquote b a section dl dd form x-y'.split(' ');

  it.each([
    ['Markdown', 'a.md', syntax],
    ['HTML', 'a.html', [...tags.flatMap((tag) => [`<${tag}>`, `</${tag}>`]), '<br>', '&amp;']],
  ])('of %s', (_kind, path, pieces) => {
    const between = [...Array<string>(8).fill('word'), ' ', ' ', '\n', '\n', '\n\n'];
    const sources = fc.array(fc.constantFrom(...pieces, ...between), { maxLength: 60, size: 'max' });
    fc.assert(
      fc.property(sources, (parts) => {
        // What stands behind a fence says what its code is written in, and is left out.
        fc.pre(!/(?:`{3}|~{3})[^\n]*word/.test(parts.join('')));
        const { source, words } = numberWords(`word ${parts.join('')}`);
        const text = readOrNull(path, source)?.text ?? '';
        expect(text.match(/word\d+q/g)).toEqual(words);
      }),
      { seed: 1, numRuns: 1500 },
    );
  });
});

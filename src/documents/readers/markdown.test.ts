import { describe, expect, it } from 'vitest';
import { decodeText } from '../decodeText';
import type { ReadDocument } from '../Document';
import { fileOf } from '../testing/fileOf';
import { linkList, outline } from '../testing/outline';
import { readMarkdown } from './markdown';

function read(source: string, path = 'folder/The note.md'): ReadDocument {
  return readMarkdown(decodeText(fileOf(path, source)), path);
}

const textOf = (source: string): string => read(source).text;

describe('a note as Obsidian keeps it', () => {
  const note = `---
title: Trip to Lisbon
tags: [travel, "#Portugal"]
aliases:
  - Lisbon 2026
created: 2026-03-14
updated: 2026-03-15T08:00:00+01:00
cover: lisbon.jpg
---
# Lisbon

We fly on **Friday** with [[People/Anna Smith|Anna]], see [[Flights#Outbound]] and ![[ticket.pdf]]. #travel/flight

> [!tip]- Trams
> Take line ==28== early.
> > And sit _left_.

- [x] book [hotel](https://example.com/a_b?c=d#e)
- [ ] pack
  1. shirts
     - socks
- read [Plan](../Plans/The%20plan.md#Costs) ^todo1

| Day | What |
|-----|------|
| Sat | [[Museum\\|the museum]] \`a|b\` |

\`\`\`js title="x"
const #no = '[[not a link]]'; // #nottag

  done();
\`\`\`

%% Do not tell Anna. %%
Costs about $5 and $10, or $x^2_3$ euros.[^1] <u>Really</u>?

[^1]: Prices of *March*.
`;
  const document = read(note);

  it('has its properties as fields', () => {
    expect(document).toMatchObject({
      title: 'Trip to Lisbon',
      tags: ['travel', 'Portugal', 'travel/flight'],
      aliases: ['Lisbon 2026'],
      dates: { created: '2026-03-14', modified: '2026-03-15T07:00:00.000Z' },
      warnings: [],
    });
  });

  it('reads as text without markup', () => {
    expect(outline(document)).toEqual([
      'heading 1: Lisbon',
      'paragraph: We fly on Friday with Anna, see Flights > Outbound and ticket.pdf. travel/flight',
      'quote 1: Trams',
      'quote 1: Take line 28 early.',
      'quote 2: And sit left.',
      'list-item 1: ☑ book hotel',
      'list-item 1: ☐ pack',
      'list-item 2: shirts',
      'list-item 3: socks',
      'list-item 1: read Plan',
      'table-row: Day | What',
      'table-row: Sat | the museum a | b',
      "code: const #no = '[[not a link]]'; // #nottag\n\n  done();",
      'paragraph: Costs about $5 and $10, or x^2_3 euros. Really?',
      'paragraph: Prices of March.',
    ]);
  });

  it('keeps where links lead', () => {
    expect(linkList(document)).toEqual([
      'Anna → wiki People/Anna Smith',
      'Flights > Outbound → wiki Flights#Outbound',
      'ticket.pdf → wiki ticket.pdf',
      'hotel → web https://example.com/a_b?c=d#e',
      'Plan → wiki Plans/The plan#Costs',
      'the museum → wiki Museum',
    ]);
  });
});

describe('title', () => {
  it('is the property, else the first level-1 heading, else the file name', () => {
    expect(read('---\ntitle: A\n---\n# B').title).toBe('A');
    expect(read('## Not this\n\n# The *real* [one](x)\n\n# Second').title).toBe('The real one');
    expect(read('Title\n=====\ntext').title).toBe('Title');
    expect(read('## Only this').title).toBe('The note');
    expect(read('---\ntitle:\n---\ntext').title).toBe('The note');
    expect(read('---\ntitle: 2026\n---\ntext').title).toBe('2026');
  });
});

describe('front matter', () => {
  it.each<[string, string[]]>([
    ['tags: a, b c', ['a', 'b c']],
    ['tags: a b', ['a', 'b']],
    ['tag: "#a"', ['a']],
    ['Tags:\n  - A\n  - a\n  - 2026\n  -\n  - {x: 1}', ['A', '2026']],
    ['tags:', []],
    ['tags: {a: b}', []],
  ])('%j gives tags %j', (line, tags) => {
    expect(read(`---\n${line}\n---\ntext`).tags).toEqual(tags);
  });

  it.each<[string, ReadDocument['dates']]>([
    ['date: 2026-03-14', { created: '2026-03-14' }],
    ['date: 20260314', { created: '2026-03-14' }],
    ['created: 2026-03-14T10:00:00Z\ndate: 2020-01-01', { created: '2026-03-14T10:00:00.000Z' }],
    [
      'date created: "[[2026-03-14]]"\nmodified: 1773480615000',
      { created: '2026-03-14', modified: '2026-03-14T09:30:15.000Z' },
    ],
    ['date: soon\ncreated: 03/04/2026', {}],
  ])('%j gives dates %j', (lines, dates) => {
    expect(read(`---\n${lines}\n---\ntext`).dates).toEqual(dates);
  });

  it('gives its description to the text', () => {
    expect(textOf('---\ndescription: What this is about.\n---\nBody.')).toBe('What this is about.\n\nBody.');
  });

  it('that is broken stays as text, with a warning, and still gives what simple lines say', () => {
    const document = read('---\ntitle: Meeting: the plan\ntags: [a, b\ndate: 2026-03-14\n---\n# Body\n\ntext');
    expect(document.warnings).toEqual([expect.stringContaining('not valid YAML')]);
    expect(document.title).toBe('Meeting: the plan');
    expect(document.dates).toEqual({ created: '2026-03-14' });
    expect(document.text).toContain('title: Meeting: the plan\ntags: [a, b\n');
    expect(document.text).toContain('Body\n\ntext');
  });

  it.each(['---\nJust a line above.\n\n---\nBelow', '---\n\n---', '---\nno end', '--- \n- a\n- b\n---\nBelow'])(
    'is not what only looks like it: %j',
    (source) => {
      const { text, warnings } = read(`${source}\n\nmore`);
      expect(warnings).toEqual([]);
      for (const word of source.match(/\w+/g) ?? []) expect(text).toContain(word);
    },
  );

  it('alone is found by its lines', () => {
    expect(textOf('---\nphone: 123\ntags: person\n---\n')).toBe('phone: 123\ntags: person');
  });

  it('that would grow without end is not expanded', () => {
    const levels = Array.from('abcdefghijklmn');
    const bomb = levels
      .map((name, index) => `${name}: &${name} [${`*${levels[index - 1] ?? 'a'},`.repeat(9)}]`)
      .join('\n');
    const document = read(`---\n${bomb.replace('*a,'.repeat(9), 'x,x')}\n---\nBody`);
    expect(document.warnings).toHaveLength(1);
    expect(document.text).toMatch(/Body$/);
  });

  it.each([
    `a: ${'['.repeat(60_000)}`,
    `a: ${'{a: '.repeat(15_000)}`,
    '- '.repeat(30_000),
    Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
  ])('nested without end does no harm (%#)', (source) => {
    expect(textOf(`---\n${source}\n---\nBody`)).toMatch(/Body$/);
  });
});

describe('tags', () => {
  it.each<[string, string[]]>([
    ['#a #b-c_d/e', ['a', 'b-c_d/e']],
    ['#2026 #1 #y2026 #2026-plan', ['y2026', '2026-plan']],
    ['#Ärger #日本 #🎉 #😀👍🏽', ['Ärger', '日本', '🎉', '😀👍🏽']],
    ['(#in) **#bold** "#quoted" ==#marked==', ['in', 'bold', 'quoted', 'marked']],
    ['a#b c##d https://x.y/#frag [#label](z) `#code` \\#escaped &#35;x <a href="#x">y</a> <!-- #c -->', []],
    ['#end. #comma, #slash/ #dash-', ['end', 'comma', 'slash', 'dash']],
    ['#tag\n# Heading\n#also', ['tag', 'also']],
    ['## Plan #project', ['project']],
    ['    #indented code', []],
    ['#Same #same', ['Same']],
  ])('in %j are %j', (source, tags) => {
    expect(read(source).tags).toEqual(tags);
  });

  it('stay in the text as words', () => {
    expect(textOf('About #books, mostly.')).toBe('About books, mostly.');
  });
});

describe('inline syntax', () => {
  it.each([
    ['a **b** _c_ ~~d~~ ==e== `f` ***g***', 'a b c d e f g'],
    ['snake_case 2*3*4 a == b', 'snake_case 234 a == b'],
    ['x %%hidden%% y %% z', 'x y %% z'],
    ['a[^1] b^[an *inline* note] c[^long-one]', 'a b (an inline note) c'],
    ['![a **map**|300](m.png) ![](n.png) ![[p.png|200]] ![[q.png|A view]]', 'a map p.png A view'],
    ['[[#Part]] [[a/b/Note.md]] [[N#^id]] [[N#A#B]] [[N|]] [[ ]]', 'Part Note N N > A > B N [[ ]]'],
    ['[label](javascript:alert(1)) [l](data:text/html,x) [f](file:///etc) [o](obsidian://open)', 'label l f o'],
    ['[text][ref] [ref] [no ref]\n\n[ref]: https://x.y "T"', 'text ref [no ref]'],
    ['<https://x.y/z> <a@b.c>', 'https://x.y/z a@b.c'],
    ['a<br>b<b>c</b><script>d</script>e<style>f</style>', 'a\nbce'],
    ['use the <script> tag', 'use the tag'],
    ['AT&amp;T &copy; &nope; &#65; &#0; &#xD800; &#xFEFF;!', 'AT&T © &nope; A \uFFFD \uFFFD !'],
    ['a\\*b\\_c \\[d\\]', 'a*b_c [d]'],
    ['one  \ntwo\\\nthree\nfour', 'one\ntwo\nthree\nfour'],
    ['text ^block-1', 'text'],
    ['![[a.png]]^block-1', 'a.png'],
    ['x ^2', 'x ^2'],
    ['$$a_1 * b_2$$ and $c*d*e$', 'a_1 * b_2 and c*d*e'],
    ['tab\tand   spaces', 'tab and spaces'],
  ])('%j reads %j', (source, text) => {
    expect(textOf(source)).toBe(text);
  });

  it('links only to the web, to mail and to notes', () => {
    const source =
      '[a](https://x.y) [b](mailto:a@b.c) [c](JavaScript:x) [d](//x.y) [e](pic.png) [f](Note.md) [[g]] [h]( http://z )';
    expect(linkList(read(source))).toEqual([
      'a → web https://x.y',
      'b → web mailto:a@b.c',
      'f → wiki Note',
      'g → wiki g',
      'h → web http://z',
    ]);
  });

  it('has the right label for links in every kind of block', () => {
    const source =
      '# [[A]]\n\n> - [x] [[B|b]] [[C]]\n\n| [d](http://d) | **[[E]]** |\n|-|-|\n|  | x [[F]] |\n\n> [!note] [[G]]\n> [h](http://h)';
    expect(linkList(read(source))).toEqual([
      'A → wiki A',
      'b → wiki B',
      'C → wiki C',
      'd → web http://d',
      'E → wiki E',
      'F → wiki F',
      'G → wiki G',
      'h → web http://h',
    ]);
  });
});

describe('blocks', () => {
  it.each<[string, string, string[]]>([
    ['setext headings', 'A\n===\nB\n---', ['heading 1: A', 'heading 2: B']],
    ['paragraphs in one item', '- a\n\n  b\n- c', ['list-item 1: a', 'paragraph: b', 'list-item 1: c']],
    ['lists in quotes and quotes in lists', '> - a\n\n- > b', ['list-item 1: a', 'quote 1: b']],
    ['a callout without title', '> [!NOTE]\n> text', ['quote 1: text']],
    ['a callout that is only a title', '> [!warning]+ Hot', ['quote 1: Hot']],
    ['a code block in a callout', '> [!tip] T\n> ```\n> x\n> ```', ['quote 1: T', 'code: x']],
    [
      'other task marks',
      '- [/] a\n- [-] b\n- [X] c\n- [1] d\n- [link](x) e',
      ['list-item 1: ☐ a', 'list-item 1: ☐ b', 'list-item 1: ☑ c', 'list-item 1: [1] d', 'list-item 1: link e'],
    ],
    ['indented and tilde code', '    a\n      b\n\n~~~\nc\n~~~', ['code: a\n  b', 'code: c']],
    ['formula blocks', 'a\n\n$$\nx_1 * y\n$$\n\nb', ['paragraph: a', 'code: x_1 * y', 'paragraph: b']],
    ['comments of many lines', 'a\n%%\nhidden\n\nhidden too\n%%\nb', ['paragraph: a', 'paragraph: b']],
    ['a comment that never ends', '%%\na\n\nb', ['paragraph: %%\na', 'paragraph: b']],
    [
      'rows with too many and too few cells',
      '| a | b |\n|-|-|\n| 1 |\n|  | c<br>d |\n| 1 | 2 |  | 4 |',
      ['table-row: a | b', 'table-row: 1', 'table-row: c d', 'table-row: 1 | 2 | | 4'],
    ],
    ['empty blocks', '#\n\n-\n\n>\n\n```\n\n```\n\n***\n\nend', ['paragraph: end']],
    [
      'HTML',
      '<div class="x">\n<h2>A</h2><p>b &amp; c</p>\n<ul><li>d</ul>\n</div>\n\n<!-- no -->',
      ['heading 2: A', 'paragraph: b & c', 'list-item 1: d'],
    ],
    ['HTML that hides the rest', 'a\n\n<!-- b\n\nc', ['paragraph: a', 'paragraph: b', 'paragraph: c']],
    [
      'footnotes one below another',
      'a[^1][^b]\n\n[^1]: word\n[^b]: **two** words',
      ['paragraph: a', 'paragraph: word', 'paragraph: two words'],
    ],
    ['a block id on its own line', '> quote\n\n^quote1\n\nend', ['quote 1: quote', 'paragraph: end']],
    [
      'a long line that was underlined by mistake',
      `${'word '.repeat(80)}\n---`,
      [`paragraph: ${'word '.repeat(80).trim()}`],
    ],
  ])('reads %s', (_name, source, blocks) => {
    expect(outline(read(source))).toEqual(blocks);
  });

  it('refuses a note of markup alone', () => {
    expect(() => read('***\n\n![](a.png)\n\n<!-- x -->')).toThrow(expect.objectContaining({ code: 'empty' }));
  });
});

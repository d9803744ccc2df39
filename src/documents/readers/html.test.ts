import { describe, expect, it } from 'vitest';
import type { ReadDocument } from '../Document';
import { fileOf } from '../testing/fileOf';
import { linkList, outline } from '../testing/outline';
import { readHtml } from './html';

function read(markup: string, path = 'saved/The page.html'): ReadDocument {
  return readHtml(fileOf(path, markup));
}

describe('a web page', () => {
  const page = `<!doctype html>
<html lang="en"><head>
<title> Bread &amp; butter
  - A blog</title>
<meta name="keywords" content="baking, Bread, , bread">
<meta property="article:published_time" content="2026-03-14T09:30:00+01:00">
<meta property="article:modified_time" content="2026-03-15">
<style>p { color: red }</style><script>if (a < b) document.write("<p>no</p>")</script>
</head><body>
<header role="banner">Site name</header>
<nav><a href="/">Home</a> <ul><li>Menu</ul></nav>
<main>
<h1>How to bake</h1>
<p>Mix <b>flour</b>, wa&shy;ter&nbsp;and
   <a href="https://example.com/salt?a=1&amp;b=2">sea   salt</a>.<br>Then rest.<br/><br>Wait an <a href="/hour">hour</a>, <a href="javascript:x()">really</a>.
<blockquote>Bread is life.<p>So they say.</blockquote>
<ol><li>Knead<ul><li>by hand<li>or not</ul><li><p>Bake</p><p>hot</ol>
<pre><code>oven   220
  time 40
</code></pre>
<table><caption>Times</caption><tr><th>Loaf<th>Minutes<tr><td>Small<td>30</td></tr><tr><td><td>40</table>
<dl><dt>Crumb</dt><dd>the inside</dd></dl>
<p hidden>secret</p><div style="display: none">secret</div><span aria-hidden="true">x</span>
<figure><img src="a.jpg" alt="A loaf on a board"><figcaption>Fresh</figcaption></figure>
<form><label>Mail</label><input value="no"><button>Send</button><select><option>no</select></form>
<svg><text>no</text></svg><noscript>no</noscript><template>no</template><iframe>no</iframe>
</main>
<aside>Read also</aside><footer>Imprint</footer>
</body></html>`;
  const document = read(page);

  it('says what it is', () => {
    expect(document).toMatchObject({
      title: 'Bread & butter - A blog',
      tags: ['baking', 'Bread'],
      dates: { created: '2026-03-14T08:30:00.000Z', modified: '2026-03-15' },
      warnings: [],
    });
  });

  it('reads as its content without markup and furniture', () => {
    expect(outline(document)).toEqual([
      'heading 1: How to bake',
      'paragraph: Mix flour, water\u00A0and sea salt.\nThen rest.',
      'paragraph: Wait an hour, really.',
      'quote 1: Bread is life.',
      'quote 1: So they say.',
      'list-item 1: Knead',
      'list-item 2: by hand',
      'list-item 2: or not',
      'list-item 1: Bake',
      'paragraph: hot',
      'code: oven   220\n  time 40',
      'paragraph: Times',
      'table-row: Loaf | Minutes',
      'table-row: Small | 30',
      'table-row: 40',
      'list-item 1: Crumb',
      'list-item 1: the inside',
      'paragraph: A loaf on a board',
      'paragraph: Fresh',
      'paragraph: Mail',
    ]);
  });

  it('keeps absolute links', () => {
    expect(linkList(document)).toEqual(['sea salt → web https://example.com/salt?a=1&b=2']);
  });
});

describe('what is read of a page', () => {
  it.each<[string, string, string]>([
    ['the whole of a piece of a page', 'Just <i>text</i>', 'Just text'],
    ['its main element', '<p>around</p><main><p>content here</main>', 'content here'],
    ['its main role', '<p>around</p><div role=main><div>content</div> here</div><p>x</p>', 'content\n\nhere'],
    ['its articles', '<p>around</p><article>one</article><article>and two</article>', 'one\n\nand two'],
    [
      'all of it, when its article is a small part',
      `<article>tiny</article><p>${'long text '.repeat(20)}</p>`,
      `tiny\n\n${'long text '.repeat(20).trim()}`,
    ],
    ['even its navigation, when nothing else is there', '<nav><a href="/a">A</a></nav>', 'A'],
    [
      'cells of tables that arrange a page',
      '<table><tr><td><p>One.</p><p>Two.</p></td><td><h2>Three</h2><ul><li>four</ul></table>',
      'One.\n\nTwo.\n\nThree\n\nfour',
    ],
    ['blocks in cells of rows', '<table><tr><td><div>a</div>b<td><p>c</p><tr><td>d', 'a b | c\nd'],
    ['text in tags that are never closed', '<div><p>a<ul><li>b<table><tr><td>c', 'a\n\nb\n\nc'],
    ['text with stray closing tags', 'a</div></p></main></ul></li></td>b', 'a\n\nb'],
    [
      'entities',
      '&lt;b&gt; &amp;amp; &#x1F600; &#xD800; &euro; &unknown; &eacute',
      '<b> &amp; 😀 \uFFFD € &unknown; é',
    ],
  ])('%s', (_name, markup, text) => {
    expect(read(markup).text).toBe(text);
  });

  it('mends letters that the parser splits in a tag that breaks off', () => {
    expect(read('<p>a</word 😀').text.isWellFormed()).toBe(true);
  });

  it('takes its title from the first heading or the file when it has none', () => {
    expect(read('<h2>x</h2><h1>The <i>real</i> one</h1>').title).toBe('The real one');
    expect(read('<title> </title>text').title).toBe('The page');
  });

  it('takes the first date in its text for want of another', () => {
    expect(read('<time datetime="soon">x</time><time datetime="2026-03-14">y</time>').dates).toEqual({
      created: '2026-03-14',
    });
  });

  it.each(['<title>Only a title</title>', '<script>1</script>', '<!-- -->'])(
    'refuses a page without text: %s',
    (markup) => {
      expect(() => read(markup)).toThrow(expect.objectContaining({ code: 'empty' }));
    },
  );
});

describe('encodings', () => {
  const umlauts = [0x47, 0x72, 0xfc, 0xdf, 0x65];

  it.each([
    ['<meta charset="iso-8859-2">', [0xb1], 'ą'],
    ['<META http-equiv=Content-Type content="text/html; charset=windows-1251">', [0xcf], 'П'],
    ['<?xml version="1.0" encoding="koi8-r"?>', [0xf0], 'П'],
  ])('reads what %s declares', (declaration, bytes, text) => {
    const file = fileOf('a.html', [...new TextEncoder().encode(`${declaration}<p>`), ...bytes]);
    expect(readHtml(file)).toMatchObject({ text, warnings: [] });
  });

  it('reads Western European text when nothing or nonsense is declared', () => {
    for (const declaration of ['', '<meta charset="utf-16">', '<meta charset="klingon">']) {
      const document = readHtml(fileOf('a.html', [...new TextEncoder().encode(declaration), ...umlauts]));
      expect(document.text).toBe('Grüße');
      expect(document.warnings).toHaveLength(1);
    }
  });

  it('reads UTF-8 whatever is declared', () => {
    expect(read('<meta charset="iso-8859-1">Grüße').text).toBe('Grüße');
  });
});

import { linesFrom, pdfOf } from './pdfOf';
import { zipOf } from './zipOf';

const word = (body: string): string =>
  `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>${body}</w:body></w:document>`;
const paragraph = (text: string, style = ''): string =>
  `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;
const list = (text: string, level: number): string =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const cell = (text: string): string => `<w:tc>${paragraph(text)}</w:tc>`;
const relationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const properties =
  '<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>Bread</dc:title><dc:creator>Anna Smith;Bo Lee</dc:creator>' +
  '<cp:keywords>baking, dough</cp:keywords><dcterms:created>2026-03-14T08:30:00Z</dcterms:created><dcterms:modified>2026-03-15T08:30:00Z</dcterms:modified></cp:coreProperties>';

/** A Word document with everything that is read of one. */
export function docxSample(): Uint8Array<ArrayBuffer> {
  return zipOf({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relationship}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="l1" Type="${relationship}/hyperlink" Target="https://example.com/salt" TargetMode="External"/><Relationship Id="n1" Type="${relationship}/footnotes" Target="footnotes.xml"/><Relationship Id="n2" Type="${relationship}/numbering" Target="numbering.xml"/><Relationship Id="s1" Type="${relationship}/styles" Target="styles.xml"/></Relationships>`,
    'word/document.xml': word(
      paragraph('How to bake', 'Heading1') +
        '<w:p><w:r><w:t xml:space="preserve">Mix flour and </w:t></w:r><w:hyperlink r:id="l1"><w:r><w:t>salt</w:t></w:r></w:hyperlink><w:r><w:t>.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>' +
        list('Knead', 0) +
        list('by hand', 1) +
        `<w:tbl><w:tr>${cell('Loaf')}${cell('Minutes')}</w:tr><w:tr>${cell('Small')}${cell('30')}</w:tr></w:tbl>`,
    ),
    'word/styles.xml':
      '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>',
    'word/numbering.xml':
      '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    'word/footnotes.xml':
      '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2"><w:p><w:r><w:t>Sea salt.</w:t></w:r></w:p></w:footnote></w:footnotes>',
    'word/media/image1.png': new Uint8Array(64),
    'docProps/core.xml': properties,
  });
}

/** The `content.xml` of an OpenDocument text. */
export const odtContent = `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:xlink="x" xmlns:style="s">
<office:automatic-styles><style:style style:name="P1" style:parent-style-name="Title"/></office:automatic-styles><office:body><office:text>
<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>
<text:p text:style-name="P1">How to bake</text:p><text:h text:outline-level="2">Dough</text:h>
<text:p>Mix<text:s/>flour &amp; <text:a xlink:href="https://example.com/salt">salt</text:a><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Sea salt.</text:p></text:note-body></text:note>, then<text:line-break/>rest.<office:annotation><text:p>a comment</text:p></office:annotation></text:p>
<text:list><text:list-item><text:p>Knead</text:p><text:list><text:list-item><text:p>by hand</text:p></text:list-item></text:list></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>Loaf</text:p></table:table-cell><table:table-cell><text:p>Minutes</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document-content>`;

export function odtSample(content = odtContent, manifest = '<manifest:manifest/>'): Uint8Array<ArrayBuffer> {
  return zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': content,
    'meta.xml':
      '<office:document-meta><office:meta><dc:title>Bread</dc:title><meta:initial-creator>Anna Smith</meta:initial-creator><dc:creator>Bo Lee</dc:creator><meta:keyword>baking</meta:keyword><meta:creation-date>2026-03-14T08:30:00.000000000</meta:creation-date><dc:date>2026-03-15T08:30:00Z</dc:date></office:meta></office:document-meta>',
    'META-INF/manifest.xml': manifest,
  });
}

/** A book of two chapters, its table of contents and a cover; `more` adds or replaces files. */
export function epubSample(more: Readonly<Record<string, string>> = {}): Uint8Array<ArrayBuffer> {
  return zipOf({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
    'OPS/book.opf':
      '<package xmlns:dc="d"><metadata><dc:title>The Book of Bread</dc:title><dc:creator>Anna Smith</dc:creator><dc:creator>Bo Lee</dc:creator><dc:subject>Baking</dc:subject><dc:date>2026-03-14</dc:date><meta property="dcterms:modified">2026-03-15T08:30:00Z</meta></metadata>' +
      '<manifest><item id="nav" href="nav.xhtml" properties="nav"/><item id="cover" href="cover.xhtml"/><item id="two" href="text/two.xhtml"/><item id="one" href="text/chapter%201.xhtml"/></manifest>' +
      '<spine><itemref idref="cover"/><itemref idref="nav"/><itemref idref="one"/><itemref idref="two"/></spine></package>',
    'OPS/nav.xhtml':
      '<html><body><nav><ol><li><a href="text/chapter%201.xhtml#a"><span>Flour</span></a></li><li><a href="text/two.xhtml">Water</a></li></ol></nav></body></html>',
    'OPS/cover.xhtml': '<html><head><title/></head><body><img src="cover.jpg"/></body></html>',
    'OPS/text/chapter 1.xhtml':
      '<?xml version="1.0"?><html><head><title/><script src="x.js"/></head><body><p>Flour is ground <a href="https://example.com/grain">grain</a>.</p><aside>Notes are read too.</aside></body></html>',
    'OPS/text/two.xhtml': '<html><body><h1>All about water</h1><p>Water is wet.</p><script>no()</script></body></html>',
    ...more,
  });
}

export const rtfSample = String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Arial;}{\f1\fcharset204 Arial Cyr;}}{\colortbl;\red0\green0\blue0;}
{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}}{\info{\title Bread}{\author Anna Smith}{\keywords baking, dough}{\creatim\yr2026\mo3\dy14\hr9\min30}}
{\header Journal of Bread\par}\pard\s1 How to bake\par\pard Mix fl\'f6ur \{and\} {\b sa}lt\~now\u8212?then {\f1\'cf\'d0} rest.{\super\chftn{\footnote\pard{\super\chftn} Sea salt.}}\line Wait.\par
{\listtext\bullet\tab}\pard\ls1\ilvl0 Knead\par\pard\ls1\ilvl1 by hand\par\pard
{\field{\*\fldinst{HYPERLINK "https://example.com/salt"}}{\fldrslt{\ul salt}}} is sold.{\*\unknown hidden}{\pict\pngblip 89504e47}\par
\trowd\intbl Loaf\cell Minutes\cell\row\trowd\intbl Small\cell 30\cell\row\pard End\'85}`;

export const emailSample = `From: =?utf-8?Q?Anna_Sm=C3=ADth?= <anna@example.com>
To: Bo <bo@example.com>, carl@example.com
Subject: =?utf-8?B?QnJlYWQg8J+Nng==?=
Date: Sat, 14 Mar 2026 09:30:00 +0100
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="m"

--m
Content-Type: multipart/alternative; boundary="a"

--a
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

The dough is gr=FCn.

> Is it ready?
--a
Content-Type: text/html

<p>The dough is gr&uuml;n.</p><script>bad()</script>
--a--
--m
Content-Type: application/pdf; name="recipe.pdf"
Content-Disposition: attachment; filename="recipe.pdf"
Content-Transfer-Encoding: base64

JVBERi0=
--m--
`;

export const csvSample = 'Name;Age;City\nAnna;42;"Bonn; am Rhein"\nBo;;"Said ""hi"""\n';

export const jsonSample = JSON.stringify({
  title: 'Bread',
  tags: ['baking'],
  date: '2026-03-14',
  steps: [
    { name: 'Knead', minutes: 10 },
    { name: 'Bake', hot: true, note: null },
  ],
});

export const notebookSample = JSON.stringify({
  nbformat: 4,
  metadata: { title: 'On bread', authors: [{ name: 'Anna Smith' }] },
  cells: [
    { cell_type: 'markdown', source: ['# Bread\n', 'It is **good**. #baking'] },
    {
      cell_type: 'code',
      source: 'loaves = 2\n\nprint(loaves)',
      outputs: [
        { output_type: 'stream', text: ['\u001b[31m2\u001b[0m\n'] },
        {
          output_type: 'display_data',
          data: { 'image/png': 'iVBO', 'text/plain': '<Figure size 640x480 with 1 Axes>' },
        },
        { output_type: 'error', ename: 'ValueError', evalue: 'no flour' },
      ],
    },
    { cell_type: 'raw', source: 'As it is.' },
  ],
});

export const subtitlesSample = `1
00:00:01,000 --> 00:00:03,000
<i>The dough rests</i>
{\\an8}for a night.

2
00:00:03,500 --> 00:00:05,000
Then it is baked.

3
00:00:20,000 --> 00:00:22,000
The end.
`;

export const vttSample = `WEBVTT

NOTE nothing here

intro
00:01.000 --> 00:03.000 align:start
<v Anna>Flour &amp; water

00:03.000 --> 00:05.000
Flour &amp; water
<c.yellow>and salt</c>
`;

export const codeSample = `import bread

  # indented
def bake():
    knead()

    wait()

def eat():
    pass
`;

/** One small valid file of every format, by path. */
export function sampleFiles(): Readonly<Record<string, Uint8Array | string>> {
  return {
    'a.md': '# Bread\n\nIt is **good**.',
    'a.txt': 'It is good.',
    'a.html': '<h1>Bread</h1><p>It is good.',
    'a.py': codeSample,
    'a.docx': docxSample(),
    'a.odt': odtSample(),
    'a.epub': epubSample(),
    'a.rtf': rtfSample,
    'a.eml': emailSample,
    'a.csv': csvSample,
    'a.json': jsonSample,
    'a.ipynb': notebookSample,
    'a.srt': subtitlesSample,
    'a.vtt': vttSample,
    'a.pdf': pdfOf([linesFrom(72, 700, ['Bread is good.', 'It is baked.']), linesFrom(72, 700, ['The end.'])]),
  };
}

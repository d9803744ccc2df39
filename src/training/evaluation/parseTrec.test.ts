import { expect, it } from 'vitest';
import { parseTrec } from './parseTrec';

const documents = `<DOC>
<DOCNO> FT-1 </DOCNO>
<HEADLINE>Wings &amp; lift</HEADLINE>
<TEXT><P>Lift of wings,</P>
in two lines.</TEXT>
</DOC>
<doc><docno>FT-2</docno><title>Heat</title> flows &lt;here&gt;</doc>`;
const topics = `<top>
<num> Number: 301
<title> Topic: wing lift

<desc> Description:
What lifts a wing?
</top>
<top><num>302</num><title>heat flow</title></top>
<top><num>303<title>nothing judged</top>`;
const judgements = '301 0 FT-1 2\r\n301 0 FT-2 0\n302 0 FT-2 1\n302 0 GONE 1\n';

it('reads documents, topics and judgements, whatever their files are called', () => {
  expect(parseTrec(['a note', judgements.replaceAll('\r', ''), topics, documents])).toEqual({
    documents: [
      { id: 0, title: 'Wings & lift', text: 'Lift of wings, in two lines.' },
      { id: 1, title: 'Heat', text: 'Heat flows <here>' },
    ],
    queries: [
      { text: 'wing lift', relevant: new Map([[0, 2]]) },
      { text: 'heat flow', relevant: new Map([[1, 1]]) },
    ],
  });
});

it('takes files with carriage returns', () => {
  const all = [documents, topics, judgements].map((file) => file.replaceAll(/\r?\n/g, '\r\n'));
  expect(parseTrec(all)?.queries).toHaveLength(2);
});

it('tells what is no collection, and refuses a document that comes twice', () => {
  expect(parseTrec([documents, topics])).toBeNull();
  expect(parseTrec([topics, judgements])).toBeNull();
  expect(parseTrec([])).toBeNull();
  expect(() => parseTrec([documents, documents, topics, judgements])).toThrow('two documents FT-1');
});

import { describe, expect, it } from 'vitest';
import { outline } from '../testing/outline';
import { readSound } from '../testing/readSound';
import { emailSample, subtitlesSample, vttSample } from '../testing/sampleFiles';

describe('an e-mail', () => {
  it('reads as who wrote what to whom', async () => {
    const document = await readSound('a.eml', emailSample);
    expect(document).toMatchObject({
      title: 'Bread 🍞',
      authors: ['Anna Smíth'],
      dates: { created: '2026-03-14T08:30:00.000Z' },
    });
    expect(outline(document)).toEqual([
      'list-item 1: From: Anna Smíth <anna@example.com>',
      'list-item 1: To: Bo <bo@example.com>, carl@example.com',
      'list-item 1: Date: 2026-03-14',
      'paragraph: The dough is grün.',
      'paragraph: > Is it ready?',
      'list-item 1: Attached: recipe.pdf',
    ]);
    expect(document.warnings).toHaveLength(1);
  });

  it('in HTML alone is read without its scripts', async () => {
    const html = 'From: a@b.de\nSubject: Hi\nContent-Type: text/html\n\n<p>Hello <b>you</b></p><script>bad()</script>';
    expect(outline(await readSound('a.eml', html)).slice(1)).toEqual(['paragraph: Hello you']);
  });

  it.each([
    ['text that is no message', 'just some text\nwithout headers\n'],
    [
      'parts without end',
      `From: a@b.de\n${Array.from({ length: 200 }, (_, i) => `Content-Type: multipart/mixed; boundary="${i}"\n\n--${i}\n`).join('')}`,
    ],
  ])('%s is refused', async (_name, source) => {
    await expect(readSound('a.eml', source)).rejects.toMatchObject({ code: 'malformed' });
  });
});

describe('subtitles', () => {
  it('are joined into paragraphs at pauses', async () => {
    expect(outline(await readSound('film.srt', subtitlesSample))).toEqual([
      'paragraph: The dough rests for a night. Then it is baked.',
      'paragraph: The end.',
    ]);
  });

  it('tell who speaks, and repeat no rolling line', async () => {
    expect(outline(await readSound('film.vtt', vttSample))).toEqual([
      'paragraph: Anna: Flour & water Flour & water and salt',
    ]);
  });

  it('without times are refused', async () => {
    await expect(readSound('a.srt', 'The dough rests.')).rejects.toMatchObject({ code: 'malformed' });
  });
});

import type { Block } from '../../documents/Document';
import { FakeDocument } from '../testing/FakeDocument';

/** The blocks of paragraphs of which the first is a heading. */
function blocksUnderHeading(paragraphs: readonly string[]): readonly Block[] {
  let start = 0;
  return paragraphs.map((text, index) => {
    const block: Block =
      index === 0
        ? { kind: 'heading', level: 1, start, end: start + text.length }
        : { kind: 'paragraph', level: 0, start, end: start + text.length };
    start = block.end + 2;
    return block;
  });
}

const bread = [
  'Sourdough, week by week',
  'The starter lives in the door of the fridge. It wants flour and water on Sundays, and forgives one Sunday in four.',
  'Bread for two days: 400 g of flour, 300 g of water, 80 g of starter, 8 g of salt. Fold it four times in two hours.',
  'While we are away it dries on baking paper: spread thin, crumbled, in a jar. A spoonful of it wakes in three days.',
];

/** The notes of the gallery. */
export const galleryNotes: readonly FakeDocument[] = [
  new FakeDocument(0, 'Sourdough, week by week', 'Recipes/Sourdough.md', bread, {
    date: '2025-03-09',
    tags: ['bread', 'kitchen'],
    headings: ['Sourdough, week by week'],
    blocks: blocksUnderHeading(bread),
  }),
  new FakeDocument(
    1,
    'Night train to Vienna',
    'Travel/2024/Night train to Vienna.md',
    ['The dining car had bread, cheese and one candle. We slept from Passau on.', 'Tickets: book ninety days ahead.'],
    { date: '2024-10-02', tags: ['travel'] },
  ),
  new FakeDocument(
    2,
    'Retro of the payments team',
    'Work/2026-03-13 Retro.md',
    ['What went well: nobody was woken at night. What did not: the bread-and-butter report was late twice.'],
    { date: '2026-03-13' },
  ),
  new FakeDocument(
    3,
    'خبز الطابون',
    'وصفات/خبز الطابون.md',
    ['خبز الطابون يحتاج إلى دقيق وماء وملح وفرن حار جدا. bread', 'يترك العجين ساعة قبل أن يخبز.'],
    { date: '2025-06-01', tags: ['خبز'] },
  ),
  new FakeDocument(
    4,
    'פיתות של סבתא',
    'מתכונים/פיתות של סבתא.md',
    ['הבצק נח שעתיים ואחר כך נאפה בתנור חם מאוד. bread, כך אמרה.'],
    { date: '2023-11-20' },
  ),
  new FakeDocument(
    5,
    `A title without an end ${'that goes on and on '.repeat(6)}`,
    `Zettel/${'deeply/nested/'.repeat(8)}a-file-name-without-any-place-to-break-${'x'.repeat(60)}.md`,
    [`bread ${'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(4)}`],
    { tags: ['a-tag-that-is-longer-than-the-pane-is-wide-on-a-phone'] },
  ),
];

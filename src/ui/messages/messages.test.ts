import { describe, expect, it } from 'vitest';
import { languageFor } from './chooseLanguage';
import { en } from './en';
import { enLater } from './enLater';
import { formatsFor } from './formatsFor';
import { loadMessages, type Language } from './languages';

type Message = string | ((...values: readonly unknown[]) => unknown);

const english = leaves({ first: en, later: enLater });
const others = ['de', 'es', 'fr', 'zh', 'ja'] as const satisfies readonly Language[];

/** Words that two languages share, names and punctuation. */
const shared: Readonly<Record<(typeof others)[number], readonly string[]>> = {
  de: ['first.keyNames.escape', 'later.passages.kinds.link', 'later.progress.pause'],
  es: [
    'first.keyNames.ctrl',
    'first.keyNames.escape',
    'later.models.dtypes.q4',
    'later.models.dtypes.q8',
    'later.privacy.nothing',
  ],
  fr: ['first.keyNames.ctrl', 'later.commands.parts.document', 'later.commands.parts.page', 'later.reading.mail.Date'],
  zh: [
    'first.keyNames.ctrl',
    'first.keyNames.shift',
    'first.keyNames.enter',
    'first.keyNames.escape',
    'first.keyNames.pageUp',
    'first.keyNames.pageDown',
  ],
  ja: [
    'first.keyNames.ctrl',
    'first.keyNames.shift',
    'first.keyNames.enter',
    'first.keyNames.escape',
    'first.keyNames.pageUp',
    'first.keyNames.pageDown',
  ],
};

/** Messages that take more than numbers and words, and what they take; their values are tried one by one below. */
const taken: Readonly<Record<string, readonly unknown[]>> = {
  'first.encoders.on': ['Starter', 'CPU, 2 threads'],
  'first.encoders.verified': ['Light', 'CPU, 2 threads'],
  'first.encoders.measuring': ['Light', 'CPU, 2 threads'],
  'later.models.speed': ['CPU, 2 threads', 7001],
  'later.backup.conflicts': [7001, ['a.md', 'b.md']],
  'later.backup.leftOut': [['Light']],
  'later.privacy.since': ['2026-03-14', 7001],
};

/** All messages of a language by their place, such as `first.common.cancel`; formats aside. */
function leaves(messages: object, place = ''): ReadonlyMap<string, Message> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]: [string, unknown]): [string, Message][] => {
      const here = place === '' ? key : `${place}.${key}`;
      if (key === 'formats' || value === null || key === 'failureReasons' || key === 'engine') return [];
      return typeof value === 'object' ? [...leaves(value, here)] : [[here, value as Message]];
    }),
  );
}

describe.each(others)('what the page says in %s', async (language) => {
  const messages = leaves((await loadMessages(language))!);

  it('is as much as in English, and nothing else', () => {
    expect([...messages.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  it('is nowhere left in English', () => {
    const same = [...english].filter(([place, text]) => typeof text === 'string' && messages.get(place) === text);
    const worded = same.filter(([, text]) => /\p{L}{2}/u.test(String(text)));
    expect(worded.map(([place]) => place)).toEqual(shared[language]);
  });

  it('tells every value that English tells', () => {
    const silent: string[] = [];
    for (const [place, told] of english) {
      const say = messages.get(place);
      if (typeof told === 'string' || typeof say !== 'function' || place === 'later.answer.summary') continue;
      const values = taken[place] ?? Array.from({ length: told.length }, (_, index) => 7001 + 1000 * index);
      for (const index of values.keys()) {
        const other = values.with(index, place in taken ? changed(values[index]) : 123_456);
        if (told(...values) !== told(...other) && say(...values) === say(...other)) silent.push(`${place} ${index}`);
      }
    }
    expect(silent).toEqual([]);
  });

  it('tells what a sentence of the engine is about', async () => {
    const reasons = Object.values((await loadMessages(language))!.later.engine ?? {});
    const about = reasons.flatMap((reason) => (typeof reason === 'string' ? [] : [reason('0.12 > 0.01')]));
    expect(about.length).toBeGreaterThan(0);
    expect(about.filter((sentence) => !sentence.includes('0.12 > 0.01'))).toEqual([]);
  });

  it('is whole for none, one and many', () => {
    for (const [place, say] of messages) {
      if (typeof say === 'string' || place in taken || place === 'later.answer.summary') continue;
      for (const value of [0, 1, 2, 5, 1_000_000]) {
        expect(String(say(...Array.from({ length: say.length }, () => value))), place).not.toMatch(
          /undefined|NaN|null|#(?!\w)/,
        );
      }
    }
  });
});

function changed(value: unknown): unknown {
  return typeof value === 'number' ? value + 123_456 : Array.isArray(value) ? ['other'] : '2025-01-02';
}

describe('a language', () => {
  it.each([
    [['de-AT', 'en'], 'de'],
    [['nl', 'fr-CA', 'en'], 'fr'],
    [['zh-CN'], 'zh'],
    [['zh'], 'zh'],
    // Who reads Traditional Chinese gets the next language of theirs.
    [['zh-TW', 'ja', 'en'], 'ja'],
    [['nl', 'pt'], 'en'],
    [['_', ''], 'en'],
    [[], 'en'],
  ])('for %j is %s', (wanted, language) => {
    expect(languageFor(wanted)).toBe(language);
  });

  it('writes numbers, sizes and dates its own way', () => {
    const told = (locale: string) => {
      const { number, bytes, date, period } = formatsFor(locale);
      return [number(12_345), bytes(812), bytes(3_400_000), date('2026-03-14'), period('2026-03'), period('2026')];
    };
    expect(told('en')).toEqual(['12,345', '812 bytes', '3.4 MB', 'Mar 14, 2026', 'March 2026', '2026']);
    expect(told('de')).toEqual(['12.345', '812 Byte', '3,4 MB', '14. März 2026', 'März 2026', '2026']);
    expect(told('ja')).toEqual(['12,345', '812 バイト', '3.4 MB', '2026年3月14日', '2026年3月', '2026']);
  });

  it.each([
    ['de', 'E5 auf CPU, 2 × 1 Thread, geprüft', 'E5 auf WebGPU (nvidia), geprüft'],
    ['es', 'E5 en CPU, 2 × 1 hilo, verificado', 'E5 en WebGPU (nvidia), verificado'],
    ['fr', 'E5 sur CPU, 2 × 1 fil, vérifié', 'E5 sur WebGPU (nvidia), vérifié'],
    ['zh', 'E5（CPU, 2 × 1 个线程），已验证', 'E5（WebGPU (nvidia)），已验证'],
    ['ja', 'E5（CPU, 2 × 1 スレッド）、検証済み', 'E5（WebGPU (nvidia)）、検証済み'],
  ] as const)('names devices its own way: %s', async (language, cpu, gpu) => {
    const { verified } = (await loadMessages(language))!.first.encoders;
    expect(verified('E5', 'CPU, 2 × 1 thread')).toBe(cpu);
    expect(verified('E5', 'WebGPU (nvidia)')).toBe(gpu);
  });

  it('knows plurals', () => {
    const { count } = formatsFor('fr');
    expect([0, 1, 2].map((value) => count(value, { one: '# mot', other: '# mots' }))).toEqual([
      '0 mot',
      '1 mot',
      '2 mots',
    ]);
  });

  it('names no language that it does not know, and shows what is no date as it is', () => {
    const { language, date } = formatsFor('en');
    expect([language('de'), language('xx'), language('?')]).toEqual(['German', null, null]);
    expect(date('some day')).toBe('some day');
  });
});

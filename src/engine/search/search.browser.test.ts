import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SearchAnswer, SearchOptions } from '../../protocol/EngineApi';
import type { DisposableReader } from '../RestartingReader';
import { filesOf, lineReader, startEngine, type StartedEngine } from '../testing/startEngine';
import { WordEncoder } from '../testing/WordEncoder';

const never = new AbortController().signal;

/** As `lineReader`; lines such as `tags: a b` and `date: 2025-01-01` are facts, not text. */
const factsReader: DisposableReader = {
  read: async ({ path, bytes }, limits) => {
    const text = new TextDecoder().decode(bytes);
    const fact = (of: string) => new RegExp(`^${of}: (.*)$`, 'm').exec(text)?.[1];
    const plain = { path, bytes: new TextEncoder().encode(text.replaceAll(/^(tags|date): .*\n/gm, '')) };
    const read = await lineReader.read(plain, limits);
    if ('files' in read) return read;
    const created = fact('date');
    const about = { tags: fact('tags')?.split(' ') ?? [], dates: created === undefined ? {} : { created } };
    return { ...read, document: { ...read.document, ...about } };
  },
  terminate: () => undefined,
};

let name: string;
let started: StartedEngine;
let encoder: WordEncoder;

beforeEach(async () => {
  name = `search-test-${crypto.randomUUID()}`;
  encoder = new WordEncoder('bread garden train music');
  started = await startEngine({ name, encoder, reader: factsReader });
});

afterEach(async () => {
  await started.close();
  indexedDB.deleteDatabase(name);
});

async function add(texts: Readonly<Record<string, string>>, source = 'Notes'): Promise<void> {
  await started.engine.addFiles({ kind: 'folder', name: source }, filesOf(texts), () => undefined, never);
  await started.until(
    ({ ingest, sources }) => ingest.state === 'idle' && sources.every(({ waiting }) => waiting === 0),
  );
}

const search = (query: string, options: Partial<SearchOptions> = {}) =>
  started.engine.search(query, { limit: 10, ...options }, never);
const pathsOf = ({ hits }: SearchAnswer) => hits.map(({ path }) => path);
const found = async (query: string, options: Partial<SearchOptions> = {}) => pathsOf(await search(query, options));
const marksOf = ({ hits: [hit] }: SearchAnswer) =>
  hit?.excerpt.marks.map(({ start, end }) => hit.excerpt.text.slice(start, end));
const idOf = async (path: string) => (await started.engine.findDocument(path))!;

describe('words and meaning', () => {
  it('find names and codes that the encoder does not know, as they are typed and with typing errors', async () => {
    await add({ 'a.md': 'We met Mr Lindqvist at the station', 'b.md': 'error ERR_CONN_42 again', 'c.md': 'bread' });
    expect(await found('lindq')).toEqual(['a.md']);
    expect(await found('Lindquist')).toEqual(['a.md']);
    expect(await found('err_conn_42')).toEqual(['b.md']);
    expect(marksOf(await search('meeting lindqist'))).toEqual(['Lindqvist']);
    expect(marksOf(await search('stations '))).toEqual(['station']);
  });

  it('count words that are common at large as common, however few notes hold them', async () => {
    await add({ 'a.md': 'der Hund', 'b.md': 'jam today', 'c.md': 'tea' });
    expect(await found('der jam ')).toEqual(['a.md', 'b.md']);
    encoder.logProbabilities.set('der', -7);
    const { hits } = await search('der jam ');
    expect(pathsOf({ hits } as SearchAnswer)).toEqual(['b.md', 'a.md']);
    expect(hits[1]!.strength).toBeLessThan(0.01);
  });

  it('mark words with typing errors only where these were looked for', async () => {
    const notes = Array.from({ length: 8 }, (_, each) => [`${each}.md`, `what I know of ${each}`] as const);
    await add({ ...Object.fromEntries(notes), 'jam.md': 'that is what jam is', 'tea.md': 'that quince is for tea' });
    expect(marksOf(await search('what quince '))).toEqual(['quince']);
    expect(marksOf(await search('quinze '))).toEqual(['quince']);
  });

  it('say why a passage was found', async () => {
    await add({ 'both.md': 'bread', 'words.md': 'jam and garden', 'meaning.md': 'a breadboard' });
    const { hits } = await search('the bread ');
    const why = Object.fromEntries(hits.map((hit) => [hit.path, hit.why]));
    expect(why).toMatchObject({ 'both.md': 'both', 'meaning.md': 'meaning' });
    expect((await search('jam ')).hits[0]).toMatchObject({ path: 'words.md', why: 'words', strength: 1 });
  });

  it('find notes by queries in the languages they are written in', async () => {
    await add({
      'de.md': 'Zwetschgenkuchen von Oma: den Hefeteig eine Stunde gehen lassen.',
      'es.md': 'Fiesta sorpresa para Carmen: comprar globos y velas.',
      'zh.md': '番茄炒蛋：糖不是为了甜，是为了压住酸。',
      'ja.md': '十一月の京都で、三日間ずっと雨だった。',
    });
    expect((await found('hefeteig'))[0]).toBe('de.md');
    expect((await found('fiesta sorpresa'))[0]).toBe('es.md');
    expect((await found('压住酸'))[0]).toBe('zh.md');
    expect((await found('京都の雨'))[0]).toBe('ja.md');
    expect(marksOf(await search('压住'))).toEqual(['压住']);
    expect(await found('lang:ja')).toEqual(['ja.md']);
    expect((await started.engine.completions()).lang.map(({ value }) => value).toSorted()).toEqual([
      'de',
      'es',
      'ja',
      'zh',
    ]);
  });

  it('tell that nothing is close, and show the nearest', async () => {
    await add({ 'a.md': 'bread and garden and train', 'b.md': 'music and bread and the train' });
    expect(await search('zeppelin')).toMatchObject({ hits: [], isNothingClose: true });
    expect(await search('bread')).toMatchObject({ isNothingClose: false });
    const nearest = await search('a zeppelin and a submarine and a balloon with engines');
    expect(nearest).toMatchObject({ isNothingClose: true });
    expect(nearest.hits.length).toBeGreaterThan(0);
  });

  it('take what is in letters that the encoder only spells for close when it is much closer', async () => {
    await add({ 'a.md': 'bread music music music' });
    const spelt = ['xbreadx', 'xmusicbreadbreadbreadx'];
    for (const query of spelt) expect(await search(query)).toMatchObject({ isNothingClose: false });
    for (const query of spelt) encoder.logProbabilities.set(query, -10 * query.length);
    expect(await search('xbreadx')).toMatchObject({ isNothingClose: true });
    expect(await search('xmusicbreadbreadbreadx')).toMatchObject({ isNothingClose: false });
    expect(await search('music xbreadx')).toMatchObject({ isNothingClose: false });
  });
});

describe('operators', () => {
  beforeEach(async () => {
    await add({
      'Work/plan.md': 'tags: work/plans\ndate: 2026-03-14\nthe bread plan',
      'Home/bread.md': 'tags: recipes\ndate: 2025-06-01\nrye bread rolls',
      'Home/rolls.txt': 'date: 2024-01-05\nbread and rolls',
    });
    await add({ 'x.md': 'bread from elsewhere' }, 'Archive');
  });

  it.each<[string, string[]]>([
    ['"bread rolls"', ['Home/bread.md']],
    ['bread -rolls', ['Work/plan.md', 'x.md']],
    ['bread -"bread rolls"', ['Home/rolls.txt', 'Work/plan.md', 'x.md']],
    ['bread path:home/', ['Home/bread.md', 'Home/rolls.txt']],
    ['bread type:txt', ['Home/rolls.txt']],
    ['bread tag:work', ['Work/plan.md']],
    ['bread tag:work OR #recipes', ['Home/bread.md', 'Work/plan.md']],
    ['bread source:archive', ['x.md']],
    ['bread title:rolls', ['Home/rolls.txt']],
    ['bread after:2025-12', ['Work/plan.md']],
    ['bread before:2025', ['Home/rolls.txt', 'x.md']],
    ['bread on:2026-03', ['Work/plan.md']],
    ['bread type:pdf', []],
  ])('%s', async (query, paths) => {
    const answer = await search(query);
    expect(pathsOf(answer).toSorted()).toEqual(paths);
    expect(answer.matching).toBe(paths.length);
  });

  it('alone list documents, newest first', async () => {
    expect(await found('path:Home/ OR path:Work/')).toEqual(['Work/plan.md', 'Home/bread.md', 'Home/rolls.txt']);
    expect(await found('path:Home/ OR path:Work/', { sort: 'oldest' })).toEqual([
      'Home/rolls.txt',
      'Home/bread.md',
      'Work/plan.md',
    ]);
    expect((await search('tag:work')).hits).toMatchObject([{ why: null, score: 0, excerpt: { marks: [] } }]);
    expect(await search('')).toMatchObject({ hits: [], matching: null });
    expect(await search('tag:nowhere')).toMatchObject({ hits: [], matching: 0 });
  });

  it('that are wrong are words', async () => {
    expect(await found('bread before:soon')).toHaveLength(4);
    expect((await search('bread before:soon')).matching).toBeNull();
  });

  it('follow documents that come and go', async () => {
    await started.engine.removeDocument(await idOf('Home/bread.md'));
    await add({ 'Home/new.md': 'fresh bread' });
    expect((await found('bread path:home')).toSorted()).toEqual(['Home/new.md', 'Home/rolls.txt']);
  });

  it('are offered with what the library contains', async () => {
    const completions = await started.engine.completions();
    expect(completions).toMatchObject({
      tag: [
        { value: 'recipes', documents: 1 },
        { value: 'work', documents: 1 },
        { value: 'work/plans', documents: 1 },
      ],
      type: [
        { value: 'md', documents: 3 },
        { value: 'txt', documents: 1 },
      ],
      source: [
        { value: 'Notes', documents: 3 },
        { value: 'Archive', documents: 1 },
      ],
      path: [
        { value: 'Home/', documents: 2 },
        { value: 'Work/', documents: 1 },
      ],
    });
  });
});

describe('hits', () => {
  it('come by date when asked for, without what is no answer', async () => {
    await add({
      'old.md': 'date: 2020-01-01\nbread and jam',
      'new.md': 'date: 2026-01-01\nbread, flour, butter, sugar, eggs and jam',
      'other.md': 'date: 2027-01-01\nmusic',
    });
    expect(await found('bread', { sort: 'newest' })).toEqual(['new.md', 'old.md']);
    expect(await found('bread', { sort: 'oldest' })).toEqual(['old.md', 'new.md']);
    expect(await found('bread jam', { minimumStrength: 0.9 })).toEqual(['old.md']);
  });

  it('name the copies of a passage instead of showing it again', async () => {
    const long = 'We bake bread with rye flour, water, salt, honey and a lot of patience';
    await add({ 'a.md': long, 'b.md': long, 'c.md': `${long}\nmusic`, 'd.md': `${long}, always` });
    await add({ 'e.md': 'bread' });
    const { hits } = await search('bread rye honey');
    expect(pathsOf({ hits } as SearchAnswer)).toEqual(['a.md', 'e.md', 'c.md']);
    expect(hits[0]!.copies.map(({ path, sourceName }) => [path, sourceName])).toEqual([
      ['b.md', 'Notes'],
      ['c.md', 'Notes'],
      ['d.md', 'Notes'],
    ]);
    expect((await search('bread rye path:d.md')).hits).toMatchObject([{ path: 'd.md', copies: [] }]);
  });

  it('differ where a number differs', async () => {
    const invoice = (number: number) => `Invoice ${number} for bread and rolls, to be paid within a month by transfer`;
    await add({ 'a.md': invoice(1001), 'b.md': invoice(1002) });
    expect(await found('invoice 1002 bread')).toEqual(['b.md', 'a.md']);
  });
});

describe('similar passages', () => {
  it('are found for a passage and for a document, without itself and its copies', async () => {
    await add({
      'a.md': 'bread and garden\ntrain',
      'copy.md': 'bread and garden\ntrain',
      'b.md': 'bread garden soil',
      'c.md': 'train to Vienna',
    });
    const similar = (path: string, passage: number | null) =>
      idOf(path).then((id) => started.engine.similar(id, passage, { limit: 2 }, never));
    expect(pathsOf(await similar('a.md', 0))[0]).toBe('b.md');
    expect(pathsOf(await similar('a.md', 1))[0]).toBe('c.md');
    const answer = await similar('a.md', null);
    expect(answer).toMatchObject({ query: '', matching: null, isNothingClose: false });
    expect(pathsOf(answer).toSorted()).toEqual(['b.md', 'c.md']);
    expect(answer.hits.every(({ why }) => why === 'meaning')).toBe(true);
    await expect(started.engine.similar(999, null, { limit: 2 }, never)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });
});

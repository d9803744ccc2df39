import { describe, expect, it } from 'vitest';
import {
  download,
  errorOf,
  expectInstalled,
  expectNotInstalled,
  make,
  storedBytes,
  withRoom,
} from './testing/modelsUnderTest';
import type { Answer } from './testing/ServedFile';
import { smallGraph } from './testing/smallGraph';
import { rangesOf, requestsFor, serve, type TestModel } from './testing/testModel';

const DATA = 'onnx/model_q4.onnx_data';
const GRAPH = 'onnx/model_q4.onnx';

/** Stops a download in the middle of the large file. */
async function leaveHalf(test: TestModel): Promise<void> {
  const controller = new AbortController();
  const left = errorOf(download(test, { signal: controller.signal }));
  await expect.poll(() => storedBytes(test, DATA)).toBe(100_000);
  controller.abort();
  await left;
}

describe('a file that changed between two tries', () => {
  const changed = { seed: 9, bytes: 200_000 };
  const shorter = { seed: 9, bytes: 50_000 };
  const monday = 'Mon, 19 Oct 2026 10:00:00 GMT';
  const tuesday = 'Tue, 20 Oct 2026 10:00:00 GMT';

  it.each<[string, Answer, Answer, string[]]>([
    ['another ETag', {}, { content: changed, etag: '"two"' }, ['bytes=0-', 'bytes=100000-', 'bytes=0-']],
    [
      'another date',
      { etag: null, lastModified: monday },
      { content: changed, etag: null, lastModified: tuesday },
      ['bytes=0-', 'bytes=100000-', 'bytes=0-'],
    ],
    [
      'another size',
      { etag: null },
      { content: { seed: 9, bytes: 190_000 }, etag: null },
      ['bytes=0-', 'bytes=100000-', 'bytes=0-'],
    ],
    ['less than what is here', {}, { content: shorter, etag: '"two"' }, ['bytes=0-', 'bytes=100000-', 'bytes=0-']],
    ['no ranges any more', {}, { content: changed, etag: '"two"', ignoresRange: true }, ['bytes=0-', 'bytes=100000-']],
  ])('is fetched from its beginning: %s', async (_, before, after, ranges) => {
    const test = await make({ isKnown: false });
    await serve(test, { [DATA]: [{ ...before, stallAfter: 100_000 }, after] });
    await leaveHalf(test);
    await download(test);
    await expectInstalled(test, { [DATA]: after.content! });
    expect(await rangesOf(test, DATA)).toEqual(ranges);
  });
});

describe('a download that cannot be', () => {
  it.each<[string, string, Answer, string]>([
    ['a file that is gone', DATA, { status: 404 }, 'missing'],
    ['a file behind a log-in', DATA, { status: 401 }, 'refused'],
    ['a server that is overloaded', DATA, { status: 503 }, 'busy'],
    ['too many requests', DATA, { status: 429 }, 'busy'],
    ['a web page in place of the file', DATA, { contentType: 'text/html; charset=utf-8' }, 'wrong-bytes'],
    ['a connection that breaks at once', DATA, { cutAfter: 0 }, 'offline'],
  ])('says so: %s', async (_, path, answer, code) => {
    const test = await make();
    await serve(test, { [path]: [answer] });
    const error = await errorOf(download(test));
    expect(error).toMatchObject({ name: 'ModelDownloadError', code });
    expect((error as Error).message).toMatch(/127\.0\.0\.1.*(again|newer|pick)/s);
    await expectNotInstalled(test);
    await serve(test);
    await download(test);
    await expectInstalled(test);
  });

  it('keeps what arrived when a web page, an error or nothing comes next', async () => {
    const test = await make();
    const answers = [{ stallAfter: 100_000 }, { contentType: 'text/html' }, { status: 500 }, { cutAfter: 0 }, {}];
    await serve(test, { [DATA]: answers });
    await leaveHalf(test);
    for (const code of ['wrong-bytes', 'busy', 'offline']) {
      expect(await errorOf(download(test))).toMatchObject({ code });
      expect(await storedBytes(test, DATA)).toBe(100_000);
    }
    await download(test);
    await expectInstalled(test);
    expect((await rangesOf(test, DATA)).at(-1)).toBe('bytes=100000-');
  });

  it('says that a server is gone, and goes on when it is back', async () => {
    const test = await make();
    await serve(test, { [DATA]: [{ stallAfter: 100_000 }, {}] });
    await leaveHalf(test);
    // A port of this machine that nothing listens to.
    expect(await errorOf(download(test, { hub: 'http://127.0.0.1:9' }))).toMatchObject({ code: 'offline' });
    await download(test);
    await expectInstalled(test);
  });

  it('asks nobody for a model that is in no repository, or for a dtype that there is not', async () => {
    const test = await make();
    await serve(test);
    const nowhere = { ...test, model: { ...test.model, repository: null } };
    expect(await errorOf(download(nowhere))).toMatchObject({ code: 'missing' });
    expect(await errorOf(download(test, { dtype: 'fp32' }))).toMatchObject({ code: 'missing' });
    expect(await requestsFor(test)).toEqual([]);
  });
});

describe('wrong bytes', () => {
  it.each<[string, boolean, string, Answer]>([
    ['other bytes of the right size', true, DATA, { content: { seed: 7, bytes: 200_000 } }],
    ['too few bytes', true, DATA, { content: { seed: 2, bytes: 150_000 } }],
    ['too many bytes', true, DATA, { content: { seed: 2, bytes: 200_001 } }],
    ['a web page that calls itself JSON', false, 'tokenizer.json', { content: { text: '<html></html>' } }],
    ['half a JSON file', false, 'config.json', { content: { text: '{ "model_type":' } }],
    ['half a graph', false, GRAPH, { content: { text: smallGraph('x').slice(0, -30) }, hidesLength: true }],
    ['a graph of another kind', false, GRAPH, { content: { text: smallGraph('x', ['logits']) } }],
    ['an empty file', false, DATA, { content: { text: '' }, ignoresRange: true }],
  ])('are thrown away: %s', async (_, isKnown, path, answer) => {
    const test = await make({ isKnown });
    await serve(test, { [path]: [answer, {}] });
    const error = await errorOf(download(test));
    expect(error).toMatchObject({ name: 'ModelDownloadError', code: 'wrong-bytes' });
    expect((error as Error).message).toContain(path);
    expect(await storedBytes(test, path)).toBe(0);
    await expectNotInstalled(test);
    await download(test);
    await expectInstalled(test);
    expect(await rangesOf(test, path)).toEqual(['bytes=0-', 'bytes=0-']);
  });
});

describe('a full disk', () => {
  it('is told before the first byte where the browser knows it', async () => {
    const test = await make();
    await serve(test);
    const [first, ...others] = test.model.files;
    const huge = { ...test.model, files: [{ ...first!, bytes: 1e15 }, ...others] };
    expect(await errorOf(download({ ...test, model: huge }))).toMatchObject({
      name: 'ModelDownloadError',
      code: 'full',
    });
    expect(await requestsFor(test)).toEqual([]);
    await expectNotInstalled(test);
  });

  it('leaves nothing half-installed when it fills up on the way, and what arrived is of use later', async () => {
    const test = await make();
    await serve(test);
    await withRoom(100_000, async () => {
      expect(await errorOf(download(test))).toMatchObject({ name: 'ModelDownloadError', code: 'full' });
    });
    await expectNotInstalled(test);
    await download(test);
    await expectInstalled(test);
  });
});

import { expect, it } from 'vitest';
import { requestFile } from './requestFile';

it('asks for the whole file when the rest is of another one, even if the connection broke meanwhile', async () => {
  const broken = new ReadableStream({ start: (controller) => controller.error(new TypeError('network error')) });
  const answers = [
    new Response(broken, { status: 206, headers: { 'Content-Range': 'bytes 100-199/200', ETag: '"two"' } }),
    new Response('the whole', { headers: { ETag: '"two"', 'Content-Length': '9' } }),
  ];
  const arrival = await requestFile(
    new URL('https://example.org/file'),
    100,
    { validator: '"one"', totalBytes: 200 },
    { fetch: () => Promise.resolve(answers.shift()!), signal: new AbortController().signal },
  );
  expect(arrival).toMatchObject({ offset: 0, origin: { validator: '"two"', totalBytes: 9 } });
});

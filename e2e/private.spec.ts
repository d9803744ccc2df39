import { expect, test } from './support/test';

test('no request leaves the origin, whatever is done', async ({ inkling, context, baseURL }) => {
  const { page } = inkling;
  const origin = new URL(baseURL ?? '').origin;
  const requests: string[] = [];
  context.on('request', (request) => requests.push(request.url()));

  await page.reload();
  await inkling.ready();
  await inkling.addSampleNotes();
  await inkling.paste(
    'Web',
    '# Web\n\n![tracker](https://tracker.example/pixel.png) <img src="https://tracker.example/b.png"> [link](https://example.com) <script src="https://evil.example/x.js"></script> Beacons and pixels.',
  );
  await inkling.ingested();
  await inkling.search('beacons and pixels');
  await inkling.hits.first().click();
  await expect(page.getByRole('complementary', { name: 'Document' })).toContainText('Beacons and pixels');
  await page.getByRole('button', { name: 'Remove Sample notes' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(inkling.source('Sample notes')).toHaveCount(0);

  const outside = requests.filter((url) => new URL(url).origin !== origin && !/^(blob|data):/.test(url));
  expect(outside).toEqual([]);
  expect(requests.some((url) => url.endsWith('/starter/model.safetensors'))).toBe(true);
});

test('every answer of the server carries the headers that seal the page', async ({ request, baseURL }) => {
  expect((await request.get(`${baseURL}missing.json`)).status()).toBe(404);
  for (const path of ['', 'starter/config.json']) {
    const response = await request.get(`${baseURL}${path}`);
    expect(response.status()).toBe(200);
    const headers = response.headers();
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("connect-src 'self'");
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['cross-origin-embedder-policy']).toBe('require-corp');
    expect(headers['x-content-type-options']).toBe('nosniff');
  }
});

test('the page is cross-origin isolated', async ({ inkling }) => {
  expect(await inkling.page.evaluate(() => crossOriginIsolated)).toBe(true);
});

test.describe('what may not leave', () => {
  test.use({ triesToLeave: true });

  test('the page and its workers cannot reach another origin, even if they tried', async ({ inkling }) => {
    const { page } = inkling;
    const attempt = async (): Promise<string> => {
      try {
        await fetch('https://example.com/', { mode: 'no-cors' });
        return 'sent';
      } catch {
        return 'refused';
      }
    };
    const refusals: string[] = [];
    page.on('console', (message) => refusals.push(message.text()));
    expect(await page.evaluate(attempt)).toBe('refused');
    await expect.poll(() => refusals.join('\n')).toContain('Content Security Policy');
    const engine = page.workers().find((worker) => worker.url().includes('engine'));
    expect(engine).toBeDefined();
    expect(await engine?.evaluate(attempt)).toBe('refused');
  });

  test('the Hub is asked for a model only after the person agreed, by a worker that sees nothing of the library', async ({
    inkling,
    context,
  }) => {
    const { page } = inkling;
    const asked: string[] = [];
    await context.route('https://huggingface.co/**', async (route) => {
      asked.push(route.request().url());
      await route.fulfill({ status: 404, headers: { 'access-control-allow-origin': '*' } });
    });
    await page.getByRole('button', { name: 'choose encoder' }).click();
    const dialog = page.getByRole('dialog', { name: 'Encoders' });
    const gemma = dialog.getByRole('listitem').filter({ hasText: 'EmbeddingGemma 300M' });
    await gemma.getByRole('button', { name: 'Download…' }).click();
    await expect(gemma).toContainText('Nothing of yours is sent');
    expect(asked).toEqual([]);
    await gemma.getByRole('button', { name: /^Download \d/ }).click();
    await expect(dialog.getByRole('alert')).toContainText('does not exist any more');
    expect(asked.length).toBeGreaterThan(0);
    for (const address of asked)
      expect(address).toMatch(/^https:\/\/huggingface\.co\/[\w-]+\/[\w.-]+\/resolve\/[0-9a-f]{40}\//);
    await expect(gemma.getByRole('button', { name: 'Use' })).toHaveCount(0);
  });
});

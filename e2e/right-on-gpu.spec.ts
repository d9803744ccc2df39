import { fileURLToPath } from 'node:url';
import { findInstalledBrowser } from '../scripts/findBrowser.mjs';
import { expect, test } from './support/test';

const tinyModel = fileURLToPath(new URL('../src/encoders/golden/tiny-embeddinggemma/', import.meta.url));
const installed = await findInstalledBrowser();

// The software adapter computes attention wrongly: a device that an encoder must not trust.
test.use({
  launchOptions: {
    ...installed,
    args: [...(installed?.args ?? []), '--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'],
  },
});

test('a GPU that computes wrongly is found out, given up for the CPU, told, and tried again when asked', async ({
  inkling,
}) => {
  const { page } = inkling;
  test.skip(
    await page.evaluate(
      async () => !(await (navigator as { gpu?: { requestAdapter(): Promise<unknown> } }).gpu?.requestAdapter()),
    ),
    'This browser has no WebGPU adapter.',
  );
  await inkling.paste('Bread', 'Flour, water and salt, baked in a hot oven.');
  await inkling.useModelFolder(tinyModel, 'tiny-embeddinggemma', 'q4');
  await inkling.encoded();
  await expect(inkling.mainEncoder).toHaveText(/on CPU, \d+ threads?, verified/);

  await page.getByRole('button', { name: 'choose encoder' }).click();
  const troubles = page.getByTestId('main-encoder-troubles');
  await expect(troubles).toContainText(/Not on WebGPU \(.*\): It computes wrongly there/);
  await troubles.getByRole('button', { name: 'Try again' }).click();
  await expect(inkling.mainEncoder).toHaveText(/Testing|Loading/);
  await expect(troubles).toContainText(/Not on WebGPU/);
});

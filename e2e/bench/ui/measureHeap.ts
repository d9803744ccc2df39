import type { CDPSession } from '@playwright/test';
import type { InklingPage } from '../../support/InklingPage';

const SEARCHES = 200;
const DOCUMENTS = 50;

/**
 * How much the page's heap grows by 200 searches and 50 opened documents, as a share of what it was after a first round of
 * as many, both after collecting garbage. In the first round it is compiled code that grows, which counts as heap.
 */
export async function measureHeap(inkling: InklingPage): Promise<number> {
  const session = await inkling.page.context().newCDPSession(inkling.page);
  await useMuch(inkling);
  const before = await heapBytes(session);
  await useMuch(inkling);
  const after = await heapBytes(session);
  await session.detach();
  return Math.round((1000 * (after - before)) / before) / 1000;
}

async function useMuch(inkling: InklingPage): Promise<void> {
  const { page, hits } = inkling;
  const words = ['bread', 'train', 'garden', 'money', 'music', 'rain', 'school', 'sleep', 'storm', 'teacher'];
  for (let search = 0; search < SEARCHES; search++) {
    await inkling.search(`${words[search % words.length]} ${words[Math.floor(search / words.length) % words.length]}`);
  }
  for (let opened = 0; opened < DOCUMENTS; opened++) {
    if (opened % 5 === 0) await inkling.search(words[(opened / 5) % words.length] ?? '');
    await hits.nth(opened % 5).click();
    const pane = page.getByRole('complementary', { name: 'Document' });
    await pane.getByRole('button', { name: 'Outline' }).waitFor();
    await page.keyboard.press('Escape');
    await pane.waitFor({ state: 'detached' });
  }
  await inkling.searchBox.fill('');
}

async function heapBytes(session: CDPSession): Promise<number> {
  // Some of what is unused is only found to be so once something else was collected.
  for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

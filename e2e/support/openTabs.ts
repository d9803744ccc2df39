import type { BrowserContext } from '@playwright/test';
import { InklingPage } from './InklingPage';

/** Several tabs of the app over one library, all open and ready. */
export async function openTabs(context: BrowserContext, count: number): Promise<InklingPage[]> {
  const tabs: InklingPage[] = [];
  for (let opened = 0; opened < count; opened++) {
    const tab = new InklingPage(await context.newPage());
    await tab.open();
    tabs.push(tab);
  }
  return tabs;
}

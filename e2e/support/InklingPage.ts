import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';

/** What a test does on the page, in a person's words. */
export class InklingPage {
  readonly searchBox: Locator;
  readonly hits: Locator;
  readonly ingest: Locator;
  /** The status line's words on the main encoder. */
  readonly mainEncoder: Locator;
  /** Hits, or what there is to say without any. */
  readonly centre: Locator;

  constructor(readonly page: Page) {
    this.searchBox = page.getByRole('combobox', { name: 'Search your notes' });
    this.hits = page.getByRole('listbox', { name: 'Hits' }).getByRole('option');
    this.centre = page.getByRole('main');
    this.ingest = page.getByTestId('ingest-progress');
    this.mainEncoder = page.getByTestId('status-main-encoder');
  }

  /** Opens the app with plain inputs and downloads: the browser's own pickers cannot be driven by a test. */
  async open(address = './', { withModels = false } = {}): Promise<void> {
    // A main encoder works in the background for minutes: only the tests of it have one.
    if (!withModels) await this.page.context().route('**/models/index.json', (route) => route.fulfill({ status: 404 }));
    await this.page.addInitScript(() => {
      Reflect.deleteProperty(window, 'showSaveFilePicker');
      Reflect.deleteProperty(window, 'showDirectoryPicker');
    });
    await this.page.goto(address);
    await this.ready();
  }

  /** Waits until the encoder is there and the library is open. */
  async ready(): Promise<void> {
    await expect(this.page.getByTestId('status-encoder')).toHaveAttribute('data-state', 'ready');
    await expect(this.page.getByTestId('status-passages')).toBeVisible();
  }

  /** Opens the app and waits until the page shares its process with no other site, be it after a reload. */
  async openIsolated(address: string): Promise<void> {
    await this.page.goto(address);
    await expect.poll(() => this.isIsolated()).toBe(true);
    await this.ready();
  }

  async isIsolated(): Promise<boolean> {
    // While the page loads again, there is nothing to ask.
    return await this.page.evaluate(() => crossOriginIsolated).catch(() => false);
  }

  /** Opens the list of requests. */
  async openProof(): Promise<Locator> {
    await this.page.getByRole('button', { name: '0 bytes sent' }).click();
    return this.page.getByRole('dialog', { name: '0 bytes sent' });
  }

  /** Waits until the app itself is kept whole. */
  async keptOffline(): Promise<void> {
    const dialog = await this.openProof();
    await expect(dialog).toContainText('The app works offline');
    await dialog.getByRole('button', { name: 'Done' }).click();
  }

  async addSampleNotes(): Promise<void> {
    await this.page.getByRole('button', { name: 'Try the sample notes' }).click();
    await this.source('Sample notes').waitFor();
    await this.ingested();
  }

  async addFolder(folder: string): Promise<void> {
    await this.#choose('Add folder', folder);
  }

  async addFiles(...files: string[]): Promise<void> {
    await this.#choose('Add files', files);
  }

  /** Adds a text that is not there yet, and waits until it is in the library. */
  async paste(title: string, text: string): Promise<void> {
    const { documents } = await this.counts();
    await this.page.getByRole('button', { name: 'Paste text' }).first().click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Title').fill(title);
    await dialog.getByLabel('Text').fill(text);
    await dialog.getByRole('button', { name: 'Add' }).click();
    await expect.poll(async () => (await this.counts()).documents).toBeGreaterThan(documents);
  }

  /** Waits until nothing waits any more. */
  async ingested(timeout = 120_000): Promise<void> {
    // The last files may still be on their way into the queue when the first are done.
    await expect(this.centre.getByText(/Reading the folder|Adding|Loading/)).toHaveCount(0, { timeout });
    await expect(this.ingest).toHaveCount(0, { timeout });
    await expect(this.page.getByText(/files? waiting/)).toHaveCount(0);
  }

  source(name: string): Locator {
    return this.page
      .getByRole('complementary', { name: 'Your library' })
      .getByRole('listitem')
      .filter({ hasText: name });
  }

  /** Documents and passages in the library, as the status line tells them. */
  async counts(): Promise<{ documents: number; passages: number }> {
    const words = await this.page.getByTestId('status-passages').innerText();
    const [documents = 0, passages = 0] = [...words.matchAll(/[\d,]+(?= (?:document|passage))/g)].map(([digits]) =>
      Number(digits.replaceAll(',', '')),
    );
    return { documents, passages };
  }

  /** Types a query and waits for its answer. */
  async search(query: string): Promise<void> {
    await this.page.evaluate(() => performance.clearMarks('inkling:results'));
    await this.#type(query);
    await this.answered(query);
  }

  /** Waits until a query that was typed is answered, and not only what was typed of it before. */
  async answered(query: string): Promise<void> {
    await this.#marked('inkling:results', query);
  }

  /** Waits until the main encoder has encoded every passage. */
  async encoded(timeout = 120_000): Promise<void> {
    const { passages } = await this.counts();
    // What was just added may not have been begun yet: there is no progress to see then, either.
    await expect(this.mainEncoder).toHaveAttribute('data-passages', String(passages), { timeout });
    await expect(this.mainEncoder).toHaveAttribute('data-state', /ready|resting/, { timeout });
    await expect(this.page.getByTestId('main-encoder-progress')).toHaveCount(0, { timeout });
  }

  /** Types a query and waits for the main encoder's answer. */
  async searchRefined(query: string): Promise<void> {
    await this.page.evaluate(() => performance.clearMarks('inkling:refined'));
    await this.#type(query);
    await this.#marked('inkling:refined', query);
  }

  /** Takes over a model from a folder on disk, and makes it the main encoder. */
  async useModelFolder(folder: string, name: string, dtype: string): Promise<void> {
    await this.page.getByRole('button', { name: 'choose encoder' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Encoders' });
    await this.#choose('Pick a model folder', folder);
    const row = dialog.getByRole('listitem').filter({ hasText: name });
    await row.getByLabel('Numbers').selectOption(dtype);
    await row.getByRole('button', { name: 'Use' }).click();
    await expect(row.getByRole('button', { name: 'In use' })).toBeVisible();
    await dialog.getByRole('button', { name: 'Done' }).click();
  }

  /** Saves a backup to a file on disk. */
  async saveBackup(file: string, passphrase = ''): Promise<void> {
    await this.page.getByRole('button', { name: 'Backup…' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Backup' });
    await dialog.getByLabel('Passphrase (optional)').fill(passphrase);
    const download = this.page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Save backup' }).click();
    await (await download).saveAs(file);
    await dialog.getByRole('button', { name: 'Done' }).click();
  }

  /** Saves the hits that are shown as JSON Lines, and gives them. */
  async savedHits(): Promise<string> {
    await this.page.getByRole('button', { name: 'save hits' }).click();
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('dialog', { name: 'Save hits' }).getByRole('button', { name: 'JSON Lines' }).click();
    return await readFile(await (await download).path(), 'utf8');
  }

  /** Opens the dialog and chooses a backup; what comes of it is told there. */
  async beginRestore(file: string): Promise<void> {
    await this.page
      .getByRole('button', { name: /Backup…|Restore a backup/ })
      .first()
      .click();
    await this.#choose('Choose a backup', file);
  }

  /** Paths of the documents that hold the best hits, each once, best first. */
  async foundPaths(): Promise<string[]> {
    const paths = await this.hits.evaluateAll((options) =>
      options.map((option) => option.querySelector('[data-path]')?.textContent ?? ''),
    );
    return [...new Set(paths)];
  }

  async #type(query: string): Promise<void> {
    // Waits until no dialog is open any more: what is filled in behind one is lost without a word.
    await this.searchBox.click();
    await this.searchBox.fill('');
    await this.searchBox.fill(query);
    await expect(this.searchBox).toHaveValue(query);
  }

  async #marked(name: string, query: string): Promise<void> {
    await this.page.waitForFunction(
      (wanted) =>
        performance
          .getEntriesByName(wanted.name)
          .some((mark) => ((mark as PerformanceMark).detail as { query: string }).query === wanted.query),
      { name, query },
    );
    // The first list of a page begins with some of its rows.
    await expect(this.page.locator('[role="listbox"][aria-busy="true"]')).toHaveCount(0);
  }

  async #choose(button: string, chosen: string | string[]): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: button }).first().click();
    await (await chooser).setFiles(chosen);
  }
}

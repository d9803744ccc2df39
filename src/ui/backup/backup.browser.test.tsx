import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { DEFAULT_LIMITS } from '../../documents/ReadingLimits';
import { FakeDocument } from '../testing/FakeDocument';
import { FakeEngine } from '../testing/FakeEngine';
import { renderPage } from '../testing/renderPage';

const notes = () => [new FakeDocument(1, 'Bread', 'bread.md', ['All about bread.'])];

let engine: FakeEngine;
let takeAway: () => void;
/** Names of the files that the browser was given to keep. */
let downloads: string[];
/** What the file chooser gives. */
let chosen: File;

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1280, 800);
  downloads = [];
  chosen = new File(['backup'], 'mine.inkling');
  Reflect.deleteProperty(window, 'showSaveFilePicker');
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    downloads.push(this.download);
  });
  vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function click(this: HTMLInputElement) {
    const files = new DataTransfer();
    files.items.add(chosen);
    this.files = files.files;
    this.dispatchEvent(new Event('change'));
  });
  engine = new FakeEngine();
  takeAway = renderPage(engine);
});

afterEach(() => {
  takeAway();
  vi.restoreAllMocks();
  Reflect.deleteProperty(window, 'showSaveFilePicker');
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const dialog = page.getByRole('dialog', { name: 'Backup' });

async function open(): Promise<void> {
  engine.fill(notes());
  await button('Backup…').click();
}

describe('saving a backup', () => {
  it('gives it to the browser where there is no picker', async () => {
    await open();
    await button('Save backup').click();
    await expect.element(dialog.getByRole('status')).toHaveTextContent('Saved 1 document');
    expect(downloads).toEqual([expect.stringMatching(/^library \d{4}-\d\d-\d\d\.inkling$/)]);
    expect(engine.backups).toEqual([{ passphrase: null, place: null }]);
  });

  it('saves it where the person chose, under a passphrase', async () => {
    const handle = { kind: 'file', name: 'b' };
    Object.assign(window, { showSaveFilePicker: () => Promise.resolve(handle) });
    await open();
    await userEvent.type(dialog.getByLabelText(/^Passphrase/), 'secret');
    await expect.element(dialog).toHaveTextContent('without it nobody can open the backup');
    await button('Save backup').click();
    await expect.poll(() => engine.backups).toEqual([{ passphrase: 'secret', place: handle }]);
    expect(downloads).toEqual([]);
  });

  it('does nothing when the person chose no place', async () => {
    Object.assign(window, { showSaveFilePicker: () => Promise.reject(new DOMException('No.', 'AbortError')) });
    await open();
    await button('Save backup').click();
    await expect.element(button('Save backup')).toBeEnabled();
    expect(engine.backups).toEqual([]);
  });
});

describe('restoring a backup', () => {
  it('works on the first visit, and tells what came of it', async () => {
    engine.tell({ isOpen: true });
    engine.restore = () => {
      // What is restored takes the first visit's screen away, and must not take the dialog with it.
      engine.fill(notes());
      return Promise.resolve({
        added: 3,
        unchanged: 2,
        conflicts: { count: 4, paths: ['a.md', 'b.md'] },
        leftOut: ['x@1/2'],
      });
    };
    await button('Restore a backup').click();
    await button('Choose a backup').click();
    await expect
      .element(dialog.getByRole('status'))
      .toHaveTextContent(
        'Restored 3 documents. 2 documents in it were here already. 4 documents differ from what is here, which was kept: “a.md”, “b.md” and others. Embeddings of x@1/2 were left out',
      );
  });

  it('asks for the passphrase, again when it is wrong', async () => {
    const asked: (string | null)[] = [];
    engine.restore = (_file, passphrase) => {
      asked.push(passphrase);
      if (passphrase === 'right') {
        return Promise.resolve({ added: 1, unchanged: 0, conflicts: { count: 0, paths: [] }, leftOut: [] });
      }
      const code = passphrase === null ? 'passphrase-needed' : 'wrong-passphrase';
      return Promise.reject(Object.assign(new Error('The passphrase is not that of this backup.'), { code }));
    };
    await open();
    await button('Choose a backup').click();
    const field = dialog.getByLabelText('Passphrase of “mine.inkling”');
    await userEvent.type(field, 'wrong{Enter}');
    await expect.element(dialog.getByRole('alert')).toHaveTextContent('The passphrase is not that of this backup.');
    await userEvent.fill(field, 'right');
    await button('Open').click();
    await expect.element(dialog.getByRole('status')).toHaveTextContent('Restored 1 document.');
    await expect.element(field).not.toBeInTheDocument();
    expect(asked).toEqual([null, 'wrong', 'right']);
  });

  it('shows how far it is, and can be stopped', async () => {
    engine.restore = (_file, _passphrase, onProgress, signal) => {
      onProgress({ done: 1, total: 4 });
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new DOMException('Stopped.', 'AbortError')));
      });
    };
    await open();
    await button('Choose a backup').click();
    await expect.element(dialog.getByRole('progressbar')).toHaveAttribute('value', '1');
    await expect.element(button('Save backup')).toBeDisabled();
    await button('Stop').click();
    await expect.element(dialog.getByRole('progressbar')).not.toBeInTheDocument();
    await expect.element(dialog.getByRole('alert')).not.toBeInTheDocument();
  });
});

describe('a backup that is dropped on the page', () => {
  const drop = async (...files: File[]) => {
    engine.fill(notes());
    await expect.element(button('Backup…')).toBeVisible();
    const dataTransfer = new DataTransfer();
    for (const file of files) dataTransfer.items.add(file);
    window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
  };

  it('is restored, whatever its name; what lies beside it is added', async () => {
    const restored: string[] = [];
    engine.restore = (file) => {
      restored.push((file as File).name);
      return Promise.resolve({ added: 3, unchanged: 0, conflicts: { count: 0, paths: [] }, leftOut: [] });
    };
    await drop(new File(['INKLBACK and more'], 'mine.backup.bin'), new File(['All about tea.'], 'tea.md'));
    await expect.element(page.getByText('Restored 3 documents.').first()).toBeVisible();
    expect(restored).toEqual(['mine.backup.bin']);
    await expect.poll(() => engine.added.map(({ paths }) => paths)).toEqual([['tea.md']]);
  });

  it('is one by its content alone', async () => {
    await drop(
      new File(['Notes on INKLBACK'], 'notes.backup'),
      new File(['INKLBACK is how a backup begins.'], 'format.md'),
    );
    await expect.poll(() => engine.added.map(({ paths }) => paths)).toEqual([['notes.backup', 'format.md']]);
    await expect.element(dialog).not.toBeInTheDocument();
  });
});

describe('tables', () => {
  it('hold the passages of the library', async () => {
    await open();
    await button('Parquet').click();
    await expect.element(dialog.getByRole('status')).toHaveTextContent('Saved 1 passage');
    expect(engine.tables).toEqual([{ format: 'parquet', hits: null }]);
    expect(downloads).toEqual([expect.stringMatching(/^inkling passages .*\.parquet$/)]);
  });

  it('hold the hits of an answer', async () => {
    engine.fill(notes());
    await userEvent.type(page.getByRole('combobox', { name: 'Search your notes' }), 'bread');
    await button('save hits').click();
    await expect.element(page.getByRole('dialog', { name: 'Save hits' })).toHaveTextContent('1 hit for “bread”');
    await button('CSV').click();
    await expect.poll(() => engine.tables).toEqual([{ format: 'csv', hits: 1 }]);
    await expect.poll(() => downloads).toEqual([expect.stringMatching(/^inkling hits .*\.csv$/)]);
  });
});

describe('limits', () => {
  it('are shown, changed, and put back', async () => {
    engine.fill(notes());
    await button('Limits…').click();
    const limits = page.getByRole('dialog', { name: 'Limits' });
    const largest = limits.getByLabelText('Largest file, in MB');
    await expect.element(largest).toHaveValue(256);
    await userEvent.fill(largest, '12');
    await button('Save').click();
    await expect.poll(() => engine.readingLimits).toEqual({ ...DEFAULT_LIMITS, largestFile: 12 << 20 });
    await expect.element(limits).not.toBeInTheDocument();
    await button('Limits…').click();
    await button('Defaults').click();
    await button('Save').click();
    await expect.poll(() => engine.readingLimits).toEqual(DEFAULT_LIMITS);
  });

  it('stay within their range, and are never empty', async () => {
    engine.fill(notes());
    await button('Limits…').click();
    const limits = page.getByRole('dialog', { name: 'Limits' });
    const seconds = limits.getByLabelText('Time for a small file, in seconds');
    await userEvent.fill(seconds, '');
    await userEvent.tab();
    await expect.element(seconds).toHaveValue(30);
    await userEvent.fill(seconds, '99999');
    await button('Save').click();
    await expect.element(limits).toBeVisible();
    expect(engine.readingLimits).toEqual(DEFAULT_LIMITS);
  });
});

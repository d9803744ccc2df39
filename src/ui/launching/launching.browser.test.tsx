import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { FakeEngine } from '../testing/FakeEngine';
import { emptyStatus } from '../testing/fakeStatus';
import { renderPage } from '../testing/renderPage';

const address = location.pathname + location.search;
let engine: FakeEngine;
let takeAway: () => void = () => undefined;
let launch: ((launch: { readonly files: readonly object[] }) => void) | null = null;

beforeEach(() => {
  localStorage.clear();
  engine = new FakeEngine();
  launch = null;
  Object.defineProperty(window, 'launchQueue', {
    configurable: true,
    value: { setConsumer: (consumer: typeof launch) => (launch = consumer) },
  });
});

afterEach(() => {
  takeAway();
  history.replaceState(null, '', address);
  Reflect.deleteProperty(window, 'launchQueue');
  vi.restoreAllMocks();
});

function open(search = ''): void {
  history.replaceState(null, '', `${location.pathname}${search}`);
  takeAway = renderPage(engine);
}

it('opens the dialog of the shortcut “Paste text”, once', async () => {
  open('?paste');
  await expect.element(page.getByRole('dialog')).toBeVisible();
  expect(location.search).toBe('');
});

it('shows on the icon that files are read, and takes it away when they are', async () => {
  const set = vi.spyOn(navigator, 'setAppBadge').mockResolvedValue();
  const clear = vi.spyOn(navigator, 'clearAppBadge').mockResolvedValue();
  open();
  await expect.element(page.getByRole('button', { name: 'Try the sample notes' })).toBeVisible();
  expect(set).not.toHaveBeenCalled();
  engine.tell({ ingest: { ...emptyStatus.ingest, state: 'running', totalFiles: 3 } });
  await expect.poll(() => set.mock.calls.length).toBe(1);
  expect(clear).not.toHaveBeenCalled();
  engine.tell({ ingest: emptyStatus.ingest });
  await expect.poll(() => clear.mock.calls.length).toBe(1);
});

it('opens the pack that the address names, shows how far it is, and keeps the address', async () => {
  const end = Promise.withResolvers<void>();
  const arrival = Promise.withResolvers<void>();
  const names: string[] = [];
  engine.openedPack = async (name, onProgress) => {
    names.push(name);
    onProgress({ done: 1, total: 4 });
    await arrival.promise;
    onProgress({ done: 3, total: 4, isSearchable: true });
    await end.promise;
    return { title: 'Birds', added: 12, isNew: true };
  };
  open('?pack=birds');
  await expect.element(page.getByRole('progressbar', { name: 'Loading birds…' })).toHaveAttribute('value', '1');
  await expect.element(page.getByRole('button', { name: 'Try the sample notes' })).toBeDisabled();
  expect(names).toEqual(['birds']);
  expect(location.search).toBe('?pack=birds');
  arrival.resolve();
  await expect.element(page.getByText('birds can be searched. Saving it in this browser…')).toBeVisible();
  await expect.element(page.getByRole('progressbar', { name: 'Loading birds…' })).toHaveAttribute('value', '3');
  end.resolve();
  await expect.element(page.getByText('Birds: 12 documents, ready to be searched.').first()).toBeVisible();
});

it('says nothing of a pack that is there already', async () => {
  const over = vi.fn<() => void>();
  engine.openedPack = async () => {
    over();
    return await Promise.resolve({ title: 'Birds', added: 0, isNew: false });
  };
  open('?pack=birds');
  await expect.poll(() => over.mock.calls.length).toBe(1);
  await expect.element(page.getByText(/birds/i)).not.toBeInTheDocument();
});

it('stops a pack when asked, and tells why one cannot be had', async () => {
  engine.openedPack = async (_name, onProgress, signal) => {
    onProgress({ done: 1, total: 4 });
    await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    throw new Error('It should have been stopped.');
  };
  open('?pack=birds');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect.element(page.getByText('Loading birds…')).not.toBeInTheDocument();

  takeAway();
  engine.openedPack = () => Promise.reject(new Error('This site has no pack “birds”.'));
  open('?pack=birds');
  await expect.element(page.getByRole('alert')).toHaveTextContent('birds could not be added. This site has no pack');
});

it('takes a pack that is opened with the app in as a pack, and other files as documents', async () => {
  const restored: string[] = [];
  engine.restore = async (file, passphrase) => {
    restored.push(`${(file as File).name} ${passphrase}`);
    return await Promise.resolve({
      added: 3,
      unchanged: 0,
      conflicts: { count: 0, paths: [] },
      leftOut: [],
      pack: 'Birds',
    });
  };
  open();
  await expect.poll(() => launch).not.toBe(null);
  const handle = (name: string) => ({ name, getFile: () => Promise.resolve(new File(['INKLBACK and more'], name)) });
  launch?.({ files: [handle('Birds.INKLING'), handle('note.md')] });
  await expect.element(page.getByText('Birds: 3 documents, ready to be searched.').first()).toBeVisible();
  expect(restored).toEqual(['Birds.INKLING null']);
  await expect.poll(() => engine.added.map(({ paths }) => paths)).toEqual([['note.md']]);

  engine.restore = () => Promise.reject(Object.assign(new Error('Locked.'), { code: 'passphrase-needed' }));
  launch?.({ files: [handle('mine.inkling')] });
  await expect.element(page.getByRole('dialog').getByLabelText('Passphrase of “mine.inkling”')).toBeVisible();
});

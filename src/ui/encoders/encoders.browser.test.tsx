import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ModelOffer, SearchHit } from '../../protocol/EngineApi';
import { FakeDocument, fakeHit } from '../testing/FakeDocument';
import { FakeEngine } from '../testing/FakeEngine';
import { fakeMain } from '../testing/fakeStatus';
import { renderPage } from '../testing/renderPage';

const main = fakeMain({ passages: 3 });

const light: ModelOffer = {
  id: 'light',
  name: 'Light',
  licence: { name: 'MIT', url: 'https://example.org/mit' },
  page: 'https://example.org/light',
  dimensions: [384],
  dtypes: [{ dtype: 'q8', aboutBytes: 38e6, origin: 'site' }],
  storedBytes: 0,
};

const gemma: ModelOffer = {
  id: 'gemma',
  name: 'Gemma',
  licence: { name: 'Gemma terms', url: 'https://example.org/gemma' },
  page: 'https://example.org/gemma',
  dimensions: [256, 128],
  dtypes: [
    { dtype: 'q4', aboutBytes: 197e6, origin: 'hub' },
    { dtype: 'q8', aboutBytes: 309e6, origin: 'stored' },
  ],
  storedBytes: 309e6,
};

const notes = [1, 2, 3].map((number) => new FakeDocument(number, `Note ${number}`, `Notes/${number}.md`, ['bread']));
const hitOf = (number: number): SearchHit => fakeHit(notes[number - 1]!, 0, ['bread']);
const box = page.getByRole('combobox');
const hits = page.getByRole('option');

let engine: FakeEngine;
let takeAway: () => void;

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1280, 800);
  engine = new FakeEngine();
  engine.models = [light, gemma];
  engine.fill(notes);
  takeAway = renderPage(engine);
  await userEvent.click(box);
});

afterEach(() => takeAway());

/** Types key by key, faster than any timer fires, however slow the machine is. */
async function typeInOneBreath(text: string): Promise<void> {
  const input = box.element() as HTMLInputElement;
  for (let length = 1; length <= text.length; length++) {
    // As a key does: React watches the input's own `value`.
    Reflect.set(HTMLInputElement.prototype, 'value', text.slice(0, length), input);
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    // React has shown it by then.
    await Promise.resolve();
  }
}

describe('a main encoder', () => {
  it('refines the answer when typing rests, and only then', async () => {
    engine.hitsFor = () => [hitOf(1), hitOf(2)];
    engine.refinedHitsFor = () => [hitOf(3), hitOf(1)];
    engine.tell({ main });
    await typeInOneBreath('bread');
    await expect.element(hits.first()).toHaveTextContent('Note 3');
    await expect.element(page.getByTestId('answer-encoder')).toHaveTextContent('Main');
    expect(engine.searches).toEqual(['b', 'br', 'bre', 'brea', 'bread']);
    expect(engine.refined).toEqual(['bread']);
  });

  it('keeps the rows apart when hits changed their places and the list then gets narrower', async () => {
    const long = new FakeDocument(9, 'Note 9', 'Notes/9.md', ['All about bread, at length. '.repeat(12)]);
    engine.hitsFor = () => [fakeHit(long, 0, ['bread']), hitOf(1), hitOf(2)];
    engine.refinedHitsFor = () => [hitOf(2), fakeHit(long, 0, ['bread']), hitOf(1)];
    engine.tell({ main });
    await userEvent.fill(box, 'bread');
    await expect.element(hits.first()).toHaveTextContent('Note 2');
    await page.viewport(420, 800);
    const gaps = () => {
      const boxes = [...document.querySelectorAll('[role=option]')].map((row) => row.getBoundingClientRect());
      return boxes.slice(1).map((next, row) => Math.abs(Math.round(next.top - boxes[row]!.bottom)));
    };
    await expect.poll(gaps).toEqual([0, 0]);
  });

  it('does not bring the starter’s order back when the library grows', async () => {
    engine.hitsFor = () => [hitOf(1), hitOf(2)];
    engine.refinedHitsFor = () => [hitOf(3), hitOf(1)];
    engine.tell({ main });
    await userEvent.fill(box, 'bread');
    await expect.element(hits.first()).toHaveTextContent('Note 3');
    const searches = engine.searches.length;
    engine.tell({ searchable: 4, passages: 4, main: { ...main, passages: 4 } });
    await expect.poll(() => engine.refined.length).toBe(2);
    expect(engine.searches).toHaveLength(searches);
  });

  it('leaves the list to the starter when it has gone', async () => {
    engine.hitsFor = () => [hitOf(1), hitOf(2)];
    engine.refinedHitsFor = () => [hitOf(3), hitOf(1)];
    engine.tell({ main });
    await userEvent.fill(box, 'bread');
    await expect.element(hits.first()).toHaveTextContent('Note 3');
    engine.refinedHitsFor = null;
    engine.tell({ searchable: 4, passages: 4 });
    await expect.element(hits.first()).toHaveTextContent('Note 1');
    await expect.element(page.getByTestId('answer-encoder')).not.toHaveTextContent('Main');
  });

  it('tells how far it has come, and can be paused', async () => {
    engine.tell({
      passages: 30,
      main: { ...main, passages: 12, isFilling: true, passagesPerSecond: 3, secondsLeft: 6 },
    });
    const progress = page.getByTestId('main-encoder-progress');
    await expect.element(progress).toHaveTextContent('12 of 30 passages');
    await expect.element(progress).toHaveTextContent('3 passages a second, a few seconds left');
    await userEvent.click(progress.getByRole('button', { name: 'Pause' }));
    await expect.poll(() => engine.status.ingest.state).toBe('paused');
  });

  it('is named with its device and whether it was verified', async () => {
    engine.tell({ main });
    const words = page.getByTestId('status-main-encoder');
    await expect.element(words).toHaveTextContent('Light on CPU, 2 threads, verified');
    engine.tell({ main: { ...main, state: 'starting', loadedBytes: 5e6, totalBytes: 38e6 } });
    await expect.element(words).toHaveTextContent('Loading Light, 5.0 MB of 38 MB');
    const error = { code: 'encoder-nowhere', message: 'Light runs on no device here.', about: 'Light' };
    engine.tell({ main: { ...main, state: 'failed', error } });
    await expect.element(words).toHaveTextContent('Light does not work here');
  });
});

describe('the dialog of encoders', () => {
  const dialog = page.getByRole('dialog', { name: 'Encoders' });
  const row = (name: string) => dialog.getByRole('listitem').filter({ hasText: name });

  beforeEach(async () => {
    engine.tell({ main });
    await userEvent.click(page.getByRole('button', { name: 'choose encoder' }));
  });

  it('uses a model whose files are at hand', async () => {
    await expect.element(row('Light').getByRole('button', { name: 'In use' })).toBeDisabled();
    const rowOfGemma = row('Gemma');
    await userEvent.selectOptions(rowOfGemma.getByLabelText('Dimensions'), '128');
    await userEvent.click(rowOfGemma.getByRole('button', { name: 'Use' }));
    await expect.poll(() => engine.chosen).toEqual([{ model: 'gemma', dtype: 'q8', dimensions: 128 }]);
    await userEvent.click(dialog.getByRole('button', { name: 'Use only the starter' }));
    await expect.poll(() => engine.chosen.at(-1)).toBeNull();
  });

  it('downloads only after the person agreed to size and licence, tells how far it is, and can be stopped', async () => {
    const asked: string[] = [];
    engine.download = (model, onProgress, signal) => {
      asked.push(model);
      onProgress(50e6, 197e6);
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    };
    const rowOfGemma = row('Gemma');
    await userEvent.selectOptions(rowOfGemma.getByLabelText('Numbers'), 'q4');
    await userEvent.click(rowOfGemma.getByRole('button', { name: 'Download…' }));
    await expect.element(rowOfGemma).toHaveTextContent('about 197 MB');
    await expect.element(rowOfGemma).toHaveTextContent('accept the licence: Gemma terms');
    expect(asked).toEqual([]);
    await userEvent.click(rowOfGemma.getByRole('button', { name: 'Download 197 MB' }));
    await expect.poll(() => asked).toEqual(['gemma']);
    await expect.element(page.getByTestId('model-load')).toHaveTextContent('50 MB of 197 MB');
    await userEvent.click(dialog.getByRole('button', { name: 'Stop' }));
    await expect.element(page.getByTestId('model-load')).not.toBeInTheDocument();
    await expect.element(dialog.getByRole('alert')).not.toBeInTheDocument();
  });

  it('is chosen and downloaded by keyboard alone, and the focus is never lost', async () => {
    let finish = (): void => undefined;
    engine.download = () => new Promise((resolve) => (finish = resolve));
    const rowOfGemma = row('Gemma');
    const focused = () => document.activeElement;
    const press = async (name: string | RegExp, within: typeof dialog = rowOfGemma) => {
      (within.getByRole('button', { name }).element() as HTMLElement).focus();
      await userEvent.keyboard('{Enter}');
    };
    const expectKept = async (within: typeof dialog) =>
      await expect.poll(() => within.element().contains(focused()) && !focused()!.matches(':disabled')).toBe(true);
    await press('Use');
    engine.tell({ main: { ...main, model: 'gemma', dtype: 'q8', dimensions: 256 } });
    await expect.element(rowOfGemma.getByRole('button', { name: 'In use' })).toBeDisabled();
    await expectKept(rowOfGemma);
    await userEvent.selectOptions(rowOfGemma.getByLabelText('Numbers'), 'q4');
    await press('Download…');
    await expectKept(rowOfGemma);
    await press('Not now');
    await expectKept(rowOfGemma);
    await press('Download…');
    await press('Download 197 MB');
    await expect.element(page.getByTestId('model-load')).toBeVisible();
    await expectKept(dialog);
    (dialog.getByRole('button', { name: 'Stop' }).element() as HTMLElement).focus();
    finish();
    await expect.element(page.getByTestId('model-load')).not.toBeInTheDocument();
    await expectKept(dialog);
  });

  it('tells what went wrong with a download', async () => {
    engine.download = () => Promise.reject(new Error('The connection was cut. Try again to go on.'));
    const rowOfGemma = row('Gemma');
    await userEvent.selectOptions(rowOfGemma.getByLabelText('Numbers'), 'q4');
    await userEvent.click(rowOfGemma.getByRole('button', { name: 'Download…' }));
    await userEvent.click(rowOfGemma.getByRole('button', { name: 'Download 197 MB' }));
    await expect.element(dialog.getByRole('alert')).toHaveTextContent('The connection was cut');
  });

  it('tells which devices were given up and why, and tries them again', async () => {
    const fallbacks = [{ place: 'WebGPU (Test)', reason: { code: 'new', message: 'It computes wrongly there.' } }];
    engine.tell({ main: { ...main, fallbacks } });
    await expect.element(dialog).toHaveTextContent('Not on WebGPU (Test): It computes wrongly there.');
    await userEvent.click(dialog.getByRole('button', { name: 'Try again' }));
    await expect.poll(() => engine.retries).toBe(1);
  });

  it('removes the files of a model', async () => {
    await userEvent.click(row('Gemma').getByRole('button', { name: 'Remove its files, 309 MB' }));
    await expect
      .element(row('Gemma').getByRole('button', { name: 'Remove its files, 309 MB' }))
      .not.toBeInTheDocument();
  });
});

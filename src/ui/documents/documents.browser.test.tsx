import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ListedDocument } from '../../protocol/EngineApi';
import { FakeDocument } from '../testing/FakeDocument';
import { FakeEngine } from '../testing/FakeEngine';
import { hearAnnouncements } from '../testing/hearAnnouncements';
import { renderPage } from '../testing/renderPage';

const MANY = 25_000;
const notes = ['Bread', 'Trains'].map((title, id) => new FakeDocument(id, title, `Notes/${title}.md`, [`${title}.`]));

const dialog = page.getByRole('dialog', { name: 'Documents of “Notes”' });
const box = dialog.getByRole('combobox', { name: 'Find by title or path' });
const list = dialog.getByRole('listbox', { name: 'Files' });
const rows = list.getByRole('option');
const active = list.getByRole('option', { selected: true });
const filter = dialog.getByRole('combobox', { name: 'Show' });
const opener = page.getByRole('button', { name: /documents · .*: Notes/ });

let engine: FakeEngine;
let takeAway: () => void;

beforeEach(async () => {
  await page.viewport(1280, 800);
  engine = new FakeEngine();
  takeAway = renderPage(engine);
});

afterEach(() => takeAway());

describe('the list of documents', () => {
  it('tells the state of each and why it is not in the library, and opens what is there', async () => {
    engine.failures.push({
      id: 1,
      source: 'notes',
      path: 'Scans/Lease.pdf',
      state: 'failed',
      code: 'encrypted',
      message: 'It is protected by a password.',
      canRetry: false,
    });
    engine.states.set('Notes/Trains.md', 'unrefined');
    engine.fill(notes, { failed: 1 });
    await opener.click();
    await expect.element(rows.nth(0)).toHaveTextContent('BreadNotes/Bread.mdIndexed');
    await expect.element(rows.nth(1)).toHaveTextContent('TrainsNotes/Trains.mdNot refined yet');
    await expect.element(rows.nth(2)).toHaveTextContent('Lease.pdfScans/Lease.pdfIt is protected by a password.Failed');
    await expect.element(dialog).toHaveTextContent('1 document can be found already');

    await filter.selectOptions('Failed: 1');
    await expect.poll(() => rows.elements()).toHaveLength(1);
    await filter.selectOptions('All: 3');
    await box.click();
    await userEvent.keyboard('trains');
    await expect.element(active).toHaveTextContent('Trains');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('article', { name: 'Trains' })).toBeVisible();
    await expect.element(dialog).not.toBeInTheDocument();
  });

  it('opens from the palette, and says that there is nothing to open of what is not in the library', async () => {
    engine.listDocuments = () => Promise.resolve([listed('later.md', 'waiting', null)]);
    engine.fill(notes);
    await expect.element(opener).toBeVisible();
    const heard = hearAnnouncements();
    await userEvent.keyboard('{Control>}k{/Control}');
    await expect.element(page.getByRole('combobox', { name: 'Command or search' })).toHaveFocus();
    await userEvent.keyboard('documents of{Enter}');
    await expect.element(rows).toHaveTextContent('later.mdWaiting');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => heard.join()).toContain('later.md is not in your library');
    await expect.element(dialog).toBeVisible();
  });

  it('holds as many as a large library has, of which only those in view exist', async () => {
    const many = Array.from({ length: MANY }, (_, at) =>
      listed(`Notes/${String(at).padStart(5, '0')}.md`, 'indexed', at),
    );
    engine.listDocuments = () => Promise.resolve(many);
    engine.fill(notes);
    await opener.click();
    await expect.element(filter).toHaveTextContent('All: 25,000');
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(active).toHaveTextContent('24999.md');
    await expect.element(active).toBeInViewport();
    await expect.element(active).toHaveAttribute('aria-setsize', String(MANY));
    expect(rows.elements().length).toBeLessThan(60);
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(active).toHaveTextContent('00000.md');
    await expect.element(active).toBeInViewport();
    await userEvent.keyboard('00777');
    await expect.element(active).toHaveTextContent('00777.md');
    await userEvent.keyboard('nothing like it');
    await expect.element(dialog).toHaveTextContent('Nothing here matches.');
  });

  it('follows what is read meanwhile, and leaves the chosen one chosen', async () => {
    let state: ListedDocument['state'] = 'waiting';
    engine.listDocuments = () => Promise.resolve([listed('a.md', state, 0), listed('b.md', 'indexed', 1)]);
    engine.fill(notes, { waiting: 1 });
    await opener.click();
    await expect.element(rows.nth(0)).toHaveTextContent('Waiting');
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(active).toHaveTextContent('b.md');
    state = 'indexed';
    engine.tell({ sources: engine.status.sources.map((source) => ({ ...source, waiting: 0 })) });
    await expect.element(rows.nth(0)).toHaveTextContent('Indexed');
    await expect.element(active).toHaveTextContent('b.md');
  });

  it('says that it waits only where the wait is long', async () => {
    const gate = Promise.withResolvers<readonly ListedDocument[]>();
    engine.listDocuments = () => gate.promise;
    engine.fill(notes);
    await opener.click();
    const wait = dialog.getByText('Looking…');
    await expect.element(wait).toBeVisible();
    const { animationDelay, animationFillMode } = getComputedStyle(wait.element());
    expect([animationDelay, animationFillMode]).toEqual(['0.2s', 'backwards']);
    gate.resolve([]);
    await expect.element(dialog).toHaveTextContent('There are no files in this source.');
    await expect.element(wait).not.toBeInTheDocument();
  });

  it('says what went wrong', async () => {
    engine.listDocuments = () => Promise.reject(new Error('The library is closed.'));
    engine.fill(notes);
    await opener.click();
    await expect.element(dialog.getByRole('alert')).toHaveTextContent('That did not work: The library is closed.');
  });
});

function listed(path: string, state: ListedDocument['state'], document: number | null): ListedDocument {
  return { path, state, document, title: '', reason: null };
}

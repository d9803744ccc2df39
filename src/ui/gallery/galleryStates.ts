import type { FailedFile, IngestStatus } from '../../protocol/EngineApi';
import { fakeMap } from '../testing/fakeMap';
import type { FakeEngine } from '../testing/FakeEngine';
import { fakeMain, fakeSource } from '../testing/fakeStatus';
import { galleryNotes } from './galleryNotes';
import type { GalleryState } from './GalleryState';

const screen = '#centre h2';
const dialog = 'dialog[open] button, dialog[open] input';
const hit = '[role=option]';
const passage = 'article [data-passage], article mark';
const panel = 'article aside, article section';
const alert = '[role=alert]';

const never = new Promise<never>(() => {});
const fill = (engine: FakeEngine) => engine.fill(galleryNotes);

const reading = {
  state: 'running',
  pauseReason: null,
  doneFiles: 1204,
  totalFiles: 3180,
  current: 'Travel/2024/Night train to Vienna.md',
  passagesPerSecond: 412,
  secondsLeft: 84,
} as const;

const failures: readonly FailedFile[] = [
  ['Scans/Lease.pdf', 'failed', 'protected', 'It is protected by a password. Save a copy without one.', false],
  ['Scans/Insurance.pdf', 'failed', 'protected', 'It is protected by a password. Save a copy without one.', false],
  ['Books/Long.epub', 'failed', 'timeout', 'Reading it took too long. “Limits…” can allow more time.', true],
  ['Photos/cat.jpg', 'skipped', 'unknown', 'Files of this kind are not read.', false],
].map(
  ([path, state, code, message, canRetry], id) =>
    ({ id, source: 'notes', path, state, code, message, canRetry }) as FailedFile,
);

function readingNotes(change: Partial<IngestStatus>): (engine: FakeEngine) => void {
  return (engine) => {
    fill(engine);
    engine.tell({ ingest: { ...reading, ...change } });
  };
}

/** Everything that the page can look like. */
export const galleryStates: readonly GalleryState[] = [
  { name: 'opening', shows: screen, wasUsed: true, prepare: (engine) => engine.tell({ isOpen: false }) },
  { name: 'first-visit', shows: screen },
  {
    name: 'first-examples',
    shows: screen,
    prepare: (engine) => engine.fill(galleryNotes, { kind: 'sample', name: 'Sample notes', sync: null }),
  },
  { name: 'start', shows: screen, prepare: fill },
  {
    name: 'encoder-loading',
    shows: screen,
    query: 'bread',
    prepare(engine) {
      fill(engine);
      engine.search = () => never;
      const encoder = { ...engine.status.encoder, state: 'loading', loadedBytes: 6e6, totalBytes: 16e6 } as const;
      engine.tell({ encoder });
    },
  },
  { name: 'hits', shows: hit, prepare: fill, query: 'bread' },
  { name: 'hits-menu', shows: '[role=menu]', prepare: fill, query: 'bread', commands: ['hits.menu'] },
  { name: 'hits-settings', shows: dialog, prepare: fill, query: 'bread', commands: ['hits.settings'] },
  { name: 'no-hits', shows: screen, prepare: fill, query: 'xylophone' },
  {
    name: 'no-hits-by-filter',
    shows: screen,
    query: 'bread tag:garden',
    prepare(engine) {
      fill(engine);
      engine.hitsFor = () => [];
      engine.about = { matching: 0 };
    },
  },
  {
    name: 'nothing-close',
    shows: hit,
    query: 'bread',
    prepare(engine) {
      fill(engine);
      engine.about = { isNothingClose: true };
    },
  },
  {
    name: 'search-failed',
    shows: screen,
    query: 'bread',
    prepare(engine) {
      fill(engine);
      engine.search = () => Promise.reject(new Error('The index could not be read. Reload the page.'));
    },
  },
  { name: 'reading', shows: passage, prepare: fill, query: 'bread', commands: ['hits.open'] },
  {
    name: 'reading-waits',
    shows: 'article [role=status]',
    query: 'bread',
    commands: ['hits.open'],
    prepare(engine) {
      fill(engine);
      engine.openDocument = () => never;
    },
  },
  { name: 'reading-long', shows: passage, prepare: fill, query: 'Donaudampf', commands: ['hits.open'] },
  { name: 'reading-outline', shows: panel, prepare: fill, query: 'bread', commands: ['hits.open', 'document.outline'] },
  { name: 'reading-similar', shows: panel, prepare: fill, query: 'bread', commands: ['hits.open', 'document.similar'] },
  { name: 'reading-right-to-left', shows: passage, prepare: fill, query: 'خبز', commands: ['hits.open'] },
  { name: 'document-remove', shows: dialog, prepare: fill, query: 'bread', commands: ['hits.open', 'document.remove'] },
  { name: 'map', shows: '[role=application] canvas', prepare: withMap, query: 'bread', commands: ['map.open'] },
  {
    name: 'map-drawing',
    shows: '[data-testid=library-map] progress',
    commands: ['map.open'],
    prepare(engine) {
      withMap(engine);
      engine.drawing = (onProgress) => {
        onProgress({ stage: 'laying out', share: 0.4 });
        return never;
      };
    },
  },
  { name: 'indexing', shows: '[data-testid=ingest-progress]', prepare: readingNotes({}) },
  {
    name: 'indexing-paused',
    shows: '[data-testid=ingest-progress]',
    prepare: readingNotes({ state: 'paused', passagesPerSecond: 0, secondsLeft: null }),
  },
  { name: 'indexing-cancel', shows: dialog, prepare: readingNotes({}), commands: ['indexing.cancel'] },
  {
    name: 'quota-full',
    shows: '[data-testid=ingest-progress]',
    prepare: readingNotes({
      state: 'paused',
      pauseReason: {
        code: 'full',
        message: 'The browser has no room left for the library. Free some disk space or remove a source, then resume.',
      },
    }),
  },
  {
    name: 'encoding',
    shows: '[data-testid=main-encoder-progress]',
    prepare(engine) {
      fill(engine);
      const main = { passages: 7, isFilling: true, passagesPerSecond: 11, secondsLeft: 312 };
      engine.tell({ passages: 234, searchable: 234, main: fakeMain({ ...main, name: 'Multilingual E5 small' }) });
    },
  },
  {
    name: 'finished',
    shows: '[data-testid=ingest-progress]',
    prepare: readingNotes({ doneFiles: 3180, current: null }),
    afterwards(engine) {
      engine.tell({ ingest: { ...engine.status.ingest, state: 'idle', doneFiles: 0, totalFiles: 0 } });
    },
    showsAfterwards: '[data-testid=reading-summary]',
  },
  {
    name: 'nothing-read',
    shows: screen,
    prepare: (engine) => engine.tell({ sources: [fakeSource({ failed: 3, skipped: 1 })] }),
  },
  {
    name: 'documents',
    shows: 'dialog[open] [role=option]',
    commands: ['library.documents'],
    prepare(engine) {
      engine.failures.push(...failures);
      engine.fill(galleryNotes, { failed: 3, skipped: 1 });
      engine.states.set('Recipes/Sourdough.md', 'reading');
      engine.states.set('Work/2026-03-13 Retro.md', 'waiting');
      engine.states.set('Travel/2024/Night train to Vienna.md', 'unrefined');
    },
  },
  {
    name: 'adding',
    shows: '[data-tone] progress',
    commands: ['library.sample'],
    query: 'bread',
    prepare(engine) {
      fill(engine);
      engine.openedPack = (_name, onProgress) => {
        onProgress({ done: 6e6, total: 16e6 });
        return never;
      };
    },
  },
  {
    name: 'failures',
    shows: dialog,
    commands: ['library.failures'],
    prepare(engine) {
      engine.failures.push(...failures);
      engine.fill(galleryNotes, { failed: 3, skipped: 1 });
    },
  },
  {
    name: 'engine-stopped',
    shows: hit,
    prepare: fill,
    query: 'bread',
    afterwards: (engine) => engine.die(),
    showsAfterwards: alert,
  },
  {
    name: 'engine-cannot-start',
    shows: screen,
    prepare(engine) {
      engine.watchStatus = () => Promise.reject(new Error('This browser has no IndexedDB.'));
    },
  },
  {
    name: 'problem',
    shows: alert,
    prepare(engine) {
      fill(engine);
      engine.tell({
        problem: {
          code: 'newer-version',
          message: 'Another tab runs a newer version of Inkling. Reload this page.',
        },
      });
    },
  },
  {
    name: 'in-memory',
    shows: alert,
    prepare(engine) {
      fill(engine);
      engine.tell({ storage: { ...engine.status.storage, isInMemory: true } });
    },
  },
  {
    name: 'encoder-failed',
    shows: alert,
    prepare(engine) {
      fill(engine);
      const reason = 'The connection was cut.';
      const message = `The encoder could not be loaded: ${reason} Reload the page to try again.`;
      const error = { code: 'starter-failed', message, about: reason };
      engine.tell({ encoder: { ...engine.status.encoder, state: 'failed', error } });
    },
  },
  {
    name: 'offline-failed',
    shows: alert,
    prepare(engine, offline) {
      fill(engine);
      offline.change({ keeping: 'failed', reason: 'The disk is full.' });
    },
  },
  {
    name: 'update-ready',
    shows: '[data-tone]',
    prepare(engine, offline) {
      fill(engine);
      offline.change({ isUpdateReady: true });
    },
  },
  {
    name: 'sealed',
    shows: dialog,
    commands: ['page.privacy'],
    prepare(engine, offline) {
      fill(engine);
      offline.whatHappened = offline.whatHappened && { ...offline.whatHappened, isSealed: true };
    },
  },
  { name: 'commands', shows: dialog, prepare: fill, commands: ['page.commands'] },
  { name: 'keys', shows: dialog, prepare: fill, commands: ['page.keys'] },
  { name: 'settings', shows: dialog, prepare: fill, commands: ['page.settings'] },
  { name: 'paste', shows: dialog, prepare: fill, commands: ['library.paste'] },
  { name: 'backup', shows: dialog, prepare: fill, commands: ['library.backup'] },
  { name: 'limits', shows: dialog, prepare: fill, commands: ['library.limits'] },
  { name: 'encoders', shows: dialog, prepare: fill, commands: ['indexing.encoder'] },
  {
    name: 'folders',
    shows: dialog,
    commands: ['library.folders'],
    prepare(engine) {
      fill(engine);
      engine.folders = [
        { path: 'Recipes', files: 12, isExcluded: false },
        { path: 'Recipes/Old', files: 0, isExcluded: true },
      ];
    },
  },
  { name: 'source-remove', shows: dialog, prepare: fill, commands: ['library.remove'] },
  { name: 'delete-everything', shows: dialog, prepare: fill, commands: ['library.delete'] },
];

function withMap(engine: FakeEngine): void {
  fill(engine);
  engine.map = fakeMap(galleryNotes);
}

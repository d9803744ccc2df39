import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '../App';
import { OfferedCommands } from '../commands/OfferedCommands';
import { rememberedLibrary } from '../screens/rememberedLibrary';
import { FakeEngine } from '../testing/FakeEngine';
import { FakeOffline } from '../testing/FakeOffline';
import { GalleryIndex } from './GalleryIndex';
import type { GalleryState } from './GalleryState';
import { galleryStates } from './galleryStates';

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/**
 * Shows the state of the gallery that the address names, `?gallery=name`, or the list of all states, and follows the
 * address. `data-gallery` of the document is the name once everything that makes the state is on screen.
 */
export function showGallery(place: Element): void {
  let takeAway = show(place);
  addEventListener('popstate', () => {
    takeAway();
    takeAway = show(place);
  });
}

function show(place: Element): () => void {
  const name = new URLSearchParams(location.search).get('gallery') ?? '';
  const state = galleryStates.find((each) => each.name === name);
  const root = createRoot(place);
  const { dataset } = document.documentElement;
  const controller = new AbortController();
  delete dataset['gallery'];
  if (state === undefined) root.render(<GalleryIndex />);
  else {
    showState(state, (page) => root.render(page), controller.signal).then(
      () => {
        dataset['gallery'] = name;
      },
      () => undefined,
    );
  }
  return () => {
    controller.abort();
    root.unmount();
  };
}

/** Shows a state and does what leads to it, each thing as soon as the page offers it. */
async function showState(state: GalleryState, render: (page: ReactNode) => void, signal: AbortSignal): Promise<void> {
  const until = async (isSo: () => boolean) => {
    while (!isSo()) {
      await nextFrame();
      signal.throwIfAborted();
    }
  };
  const engine = new FakeEngine();
  const offline = new FakeOffline();
  const offered = new OfferedCommands();
  rememberedLibrary.note(state.wasUsed === true);
  state.prepare?.(engine, offline);
  const hash = state.query === undefined ? '' : `#q=${encodeURIComponent(state.query)}`;
  history.replaceState(null, '', `${location.pathname}${location.search}${hash}`);
  render(<App connection={engine.connection} offline={offline} offered={offered} />);
  for (const command of state.commands ?? []) {
    const [id, of] = typeof command === 'string' ? [command, undefined] : command;
    await until(() => offered.run(id, of));
  }
  await until(() => document.querySelector(state.shows) !== null);
  await nextFrame();
  state.afterwards?.(engine);
  await until(() => document.querySelector(state.showsAfterwards ?? state.shows) !== null);
  await nextFrame();
  await nextFrame();
}

import { createRoot } from 'react-dom/client';
import { App } from '../App';
import { OfferedCommands } from '../commands/OfferedCommands';
import { FakeEngine } from '../testing/FakeEngine';
import { FakeOffline } from '../testing/FakeOffline';
import { GalleryIndex } from './GalleryIndex';
import type { GalleryState } from './GalleryState';
import { galleryStates } from './galleryStates';

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/**
 * Shows a state of the gallery, or the list of all states. `data-gallery` of the document becomes `shown` when everything
 * that leads to the state is done.
 */
export async function showGallery(place: Element, name: string): Promise<void> {
  const state = galleryStates.find((each) => each.name === name);
  const root = createRoot(place);
  if (state === undefined) root.render(<GalleryIndex />);
  else {
    const engine = new FakeEngine();
    const offline = new FakeOffline();
    const offered = new OfferedCommands();
    state.prepare?.(engine, offline);
    const hash = state.query === undefined ? '' : `#q=${encodeURIComponent(state.query)}`;
    history.replaceState(null, '', `${location.pathname}${location.search}${hash}`);
    root.render(<App connection={engine.connection} offline={offline} offered={offered} />);
    await act(state, engine, offered);
  }
  document.documentElement.dataset['gallery'] = 'shown';
}

/** Does what the person does, each thing as soon as the page offers it. */
async function act(state: GalleryState, engine: FakeEngine, offered: OfferedCommands): Promise<void> {
  for (const command of state.commands ?? []) {
    const [id, of] = typeof command === 'string' ? [command, undefined] : command;
    while (!offered.run(id, of)) await nextFrame();
  }
  await nextFrame();
  state.afterwards?.(engine);
  await nextFrame();
}

import { createRoot } from 'react-dom/client';
import { App } from '../App';
import type { Offline } from '../offline/OfflineContext';
import type { FakeEngine } from './FakeEngine';

/** Shows the page over a fake engine; gives a function that takes it away. */
export function renderPage(engine: FakeEngine, offline: Offline | null = null): () => void {
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  root.render(<App connection={engine.connection} offline={offline} />);
  return () => {
    root.unmount();
    place.remove();
  };
}

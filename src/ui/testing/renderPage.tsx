import { createRoot } from 'react-dom/client';
import { App } from '../App';
import type { StartLanguage } from '../messages/LanguageProvider';
import type { Offline } from '../offline/OfflineContext';
import type { FakeEngine } from './FakeEngine';

/** Shows the page over a fake engine; gives a function that takes it away. */
export function renderPage(engine: FakeEngine, offline: Offline | null = null, language?: StartLanguage): () => void {
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  root.render(<App connection={engine.connection} offline={offline} {...(language && { language })} />);
  return () => {
    root.unmount();
    place.remove();
  };
}

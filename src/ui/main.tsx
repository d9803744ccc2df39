import '../protocol/trustOwnScripts';
import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connectEngine } from '../protocol/connectEngine';
import { App } from './App';
import { holdVersion } from './offline/holdVersion';
import { OfflineShell } from './offline/OfflineShell';
import { isolate, registerServiceWorker } from './offline/registerServiceWorker';
import { startLanguage } from './messages/LanguageProvider';
import { applyLook } from './look/look';
import { site } from './site';

const place = document.getElementById('root');
if (place === null) throw new Error('The page has no element with the id "root".');

applyLook();
if (new URLSearchParams(location.search).has('gallery')) {
  await import('./gallery/showGallery').then((module) => module.showGallery(place));
} else await showApp(place);

async function showApp(root: Element): Promise<void> {
  if (matchMedia('(pointer: coarse)').matches && visualViewport !== null) {
    const viewport = visualViewport;
    void import('./layout/stayAboveKeyboard').then((module) => module.stayAboveKeyboard(viewport));
  }
  holdVersion();
  const speaking = startLanguage();
  const registered = registerServiceWorker().catch(() => null);
  await isolate(registered);
  const language = await speaking;
  // A rest after the scripts: on a slow phone, nothing stands still for long.
  await new Promise((resolve) => setTimeout(resolve));
  const connection = connectEngine(
    () =>
      new Worker(new URL('../../workers/engine.worker.ts', import.meta.url), {
        type: 'module',
        name: site.pack === null ? 'engine' : `engine ${site.pack}`,
      }),
  );
  // Drawn in small pieces, for the same reason.
  startTransition(() =>
    createRoot(root).render(
      <StrictMode>
        <App connection={connection} offline={new OfflineShell(() => registered)} language={language} />
      </StrictMode>,
    ),
  );
}

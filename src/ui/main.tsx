import '../protocol/trustOwnScripts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connectEngine } from '../protocol/connectEngine';
import { App } from './App';
import { holdVersion } from './offline/holdVersion';
import { OfflineShell } from './offline/OfflineShell';
import { isolate, registerServiceWorker } from './offline/registerServiceWorker';
import { applyTheme } from './theme/useTheme';
import { startLanguage } from './messages/LanguageProvider';

applyTheme();
holdVersion();

const registered = registerServiceWorker().catch(() => null);
const speaking = startLanguage();
await isolate(registered);
const language = await speaking;

const connection = connectEngine(
  () => new Worker(new URL('../../workers/engine.worker.ts', import.meta.url), { type: 'module', name: 'engine' }),
);

const place = document.getElementById('root');
if (place === null) throw new Error('The page has no element with the id "root".');
createRoot(place).render(
  <StrictMode>
    <App connection={connection} offline={new OfflineShell(() => registered)} language={language} />
  </StrictMode>,
);

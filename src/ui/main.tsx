import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connectEngine } from '../protocol/connectEngine';
import { App } from './App';
import { applyTheme } from './theme/useTheme';

applyTheme();

const connection = connectEngine(
  () => new Worker(new URL('../../workers/engine.worker.ts', import.meta.url), { type: 'module', name: 'engine' }),
);

const place = document.getElementById('root');
if (place === null) throw new Error('The page has no element with the id "root".');
createRoot(place).render(
  <StrictMode>
    <App connection={connection} />
  </StrictMode>,
);

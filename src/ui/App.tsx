import './tokens.css';
import './base.css';
import { Announcer } from './announcing/Announcer';
import { LibraryDialogs } from './backup/LibraryDialogs';
import { EngineContext } from './connection/EngineContext';
import { ErrorBoundary } from './layout/ErrorBoundary';
import { Page } from './Page';
import type { EngineConnection } from '../protocol/connectEngine';

/** The whole page, over an engine. */
export function App({ connection }: { readonly connection: EngineConnection }) {
  return (
    <ErrorBoundary>
      <EngineContext value={connection.engine}>
        <Announcer>
          <LibraryDialogs>
            <Page connection={connection} />
          </LibraryDialogs>
        </Announcer>
      </EngineContext>
    </ErrorBoundary>
  );
}

import './tokens.css';
import './base.css';
import { Announcer } from './announcing/Announcer';
import { EngineContext } from './connection/EngineContext';
import { ErrorBoundary } from './layout/ErrorBoundary';
import { OfflineContext } from './offline/OfflineContext';
import type { OfflineShell } from './offline/OfflineShell';
import { Page } from './Page';
import type { EngineConnection } from '../protocol/connectEngine';

/** The whole page, over an engine. */
export function App(props: {
  readonly connection: EngineConnection;
  /** null where the app is not kept for offline use. */
  readonly offline: OfflineShell | null;
}) {
  const { connection, offline } = props;
  return (
    <ErrorBoundary>
      <EngineContext value={connection.engine}>
        <OfflineContext value={offline}>
          <Announcer>
            <Page connection={connection} />
          </Announcer>
        </OfflineContext>
      </EngineContext>
    </ErrorBoundary>
  );
}

import './tokens.css';
import './base.css';
import { useState } from 'react';
import { Announcer } from './announcing/Announcer';
import { LibraryDialogs } from './backup/LibraryDialogs';
import { OfferedCommands, OfferedCommandsContext } from './commands/OfferedCommands';
import { EngineContext } from './connection/EngineContext';
import { ErrorBoundary } from './layout/ErrorBoundary';
import { OfflineContext, type Offline } from './offline/OfflineContext';
import { Page } from './Page';
import type { EngineConnection } from '../protocol/connectEngine';
import { LanguageProvider, type StartLanguage } from './messages/LanguageProvider';

/** The whole page, over an engine. */
export function App(props: {
  readonly connection: EngineConnection;
  /** null where the app is not kept for offline use. */
  readonly offline: Offline | null;
  /** Where the page's commands are offered, for those who want to run them from outside. */
  readonly offered?: OfferedCommands;
  /** English unless told otherwise. */
  readonly language?: StartLanguage;
}) {
  const { connection, offline, language = { language: 'en', messages: null } } = props;
  const [offered] = useState(() => props.offered ?? new OfferedCommands());
  return (
    <LanguageProvider start={language}>
      <ErrorBoundary>
        <EngineContext value={connection.engine}>
          <OfflineContext value={offline}>
            <OfferedCommandsContext value={offered}>
              <Announcer>
                <LibraryDialogs>
                  <Page connection={connection} />
                </LibraryDialogs>
              </Announcer>
            </OfferedCommandsContext>
          </OfflineContext>
        </EngineContext>
      </ErrorBoundary>
    </LanguageProvider>
  );
}

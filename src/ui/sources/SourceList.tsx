import { memo, use } from 'react';
import { AddButtons } from '../adding/AddButtons';
import type { Additions } from '../adding/useAdditions';
import { useLibraryDialog } from '../backup/LibraryDialogs';
import { OfferedCommandsContext } from '../commands/OfferedCommands';
import { Button } from '../controls/Button';
import { useMessages } from '../messages/LanguageContext';
import type { EngineStatus } from '../../protocol/EngineApi';
import styles from './SourceList.module.css';
import type { SourceDialog } from './SourceDialogs';
import { SourceRow } from './SourceRow';
import { useLaterMessages } from '../messages/useLaterMessages';

/** Where the library's documents come from, and the ways to add more. */
export const SourceList = memo(function SourceList(props: {
  readonly status: EngineStatus | null;
  readonly additions: Additions;
  /** Called when the person has chosen what to add, so that a drawer can make room. */
  readonly onChosen?: () => void;
  readonly onShow: (dialog: SourceDialog) => void;
}) {
  const messages = useLaterMessages().sourceList;
  const sources = props.status?.sources ?? [];
  const { settings } = useMessages().page;
  const openDialog = useLibraryDialog();
  const offered = use(OfferedCommandsContext);

  return (
    <div className={styles['list']}>
      {sources.length === 0 ? (
        <p className={styles['empty']}>{messages.empty}</p>
      ) : (
        <>
          <ul className={styles['sources']} aria-label={messages.title}>
            {sources.map((source) => (
              <SourceRow
                key={source.id}
                source={source}
                onShow={(about) => props.onShow({ about, source: source.id })}
              />
            ))}
          </ul>
          <div className={styles['adding']}>
            <AddButtons
              layout="stack"
              additions={props.additions}
              {...(props.onChosen ? { onChosen: props.onChosen } : {})}
            />
          </div>
        </>
      )}
      {props.status?.isOpen === true && (
        <div className={styles['foot']}>
          <span className={styles['settings']}>
            <Button
              tone="quiet"
              onClick={() => {
                props.onChosen?.();
                offered.run('page.settings');
              }}
            >
              {settings}
            </Button>
          </span>
          <Button tone="quiet" onClick={() => openDialog('backup')}>
            {messages.backup}
          </Button>
          <Button tone="quiet" onClick={() => openDialog('limits')}>
            {messages.limits}
          </Button>
          <Button tone="quiet" onClick={() => openDialog('language')}>
            {messages.language}
          </Button>
          {sources.length > 0 && (
            <Button tone="quiet" onClick={() => props.onShow({ about: 'everything' })}>
              {messages.deleteEverything}
            </Button>
          )}
        </div>
      )}
    </div>
  );
});

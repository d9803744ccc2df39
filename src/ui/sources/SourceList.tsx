import { memo, useState } from 'react';
import { AddButtons } from '../adding/AddButtons';
import type { Additions } from '../adding/useAdditions';
import { useLibraryDialog } from '../backup/LibraryDialogs';
import { useOffers, type Offer } from '../commands/OfferedCommands';
import { useEngine } from '../connection/EngineContext';
import { Button } from '../controls/Button';
import type { EngineStatus } from '../../protocol/EngineApi';
import styles from './SourceList.module.css';
import { SourceRow } from './SourceRow';
import { later } from '../layout/later';
import { useLaterMessages } from '../messages/useLaterMessages';

const DeleteEverythingDialog = later(() =>
  import('./DeleteEverythingDialog').then((module) => module.DeleteEverythingDialog),
);
const DocumentsDialog = later(() => import('../documents/DocumentsDialog').then((module) => module.DocumentsDialog));
const FailuresDialog = later(() => import('./FailuresDialog').then((module) => module.FailuresDialog));
const FoldersDialog = later(() => import('./FoldersDialog').then((module) => module.FoldersDialog));
const RemoveSourceDialog = later(() => import('./RemoveSourceDialog').then((module) => module.RemoveSourceDialog));

/** Where the library's documents come from, and the ways to add more. */
export const SourceList = memo(function SourceList(props: {
  readonly status: EngineStatus | null;
  readonly additions: Additions;
  /** Called when the person has chosen what to add, so that a drawer can make room. */
  readonly onChosen?: () => void;
  readonly onOpenDocument: (document: number, title: string) => void;
  readonly onDeleteEverything: () => void;
}) {
  const messages = useLaterMessages().sourceList;
  const sources = props.status?.sources ?? [];
  const [listing, setListing] = useState<string | null>(null);
  const [removing, setRemoving] = useState<string | null>(null);
  const [inspecting, setInspecting] = useState<string | null>(null);
  const [choosing, setChoosing] = useState<string | null>(null);
  const [isDeleting, setIsDeleting] = useState(false);
  const openDialog = useLibraryDialog();
  const engine = useEngine();
  useOffers(() => [
    ...sources.flatMap(({ id, name, sync, failed, skipped }) => {
      const ofSource: readonly (Offer | false)[] = [
        ['library.documents', () => setListing(id), name],
        sync?.state === 'connected' && ['library.sync', () => void engine.syncFolder(id).catch(() => undefined), name],
        sync !== null && ['library.folders', () => setChoosing(id), name],
        failed + skipped > 0 && ['library.failures', () => setInspecting(id), name],
        ['library.remove', () => setRemoving(id), name],
      ];
      return ofSource;
    }),
    sources.length > 0 && ['library.delete', () => setIsDeleting(true)],
  ]);
  const listed = sources.find((source) => source.id === listing);
  const removed = sources.find((source) => source.id === removing);
  const chosen = sources.find((source) => source.id === choosing);
  const inspected = sources.find((source) => source.id === inspecting);

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
                onShowDocuments={() => setListing(source.id)}
                onRemove={() => setRemoving(source.id)}
                onShowFailures={() => setInspecting(source.id)}
                onChooseFolders={() => setChoosing(source.id)}
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
          <Button tone="quiet" onClick={() => openDialog('backup')}>
            {messages.backup}
          </Button>
          <Button tone="quiet" onClick={() => openDialog('limits')}>
            {messages.limits}
          </Button>
          {sources.length > 0 && (
            <Button tone="quiet" onClick={() => setIsDeleting(true)}>
              {messages.deleteEverything}
            </Button>
          )}
          <Button tone="quiet" onClick={() => openDialog('language')}>
            {messages.language}
          </Button>
        </div>
      )}
      {listed && (
        <DocumentsDialog
          source={listed}
          refined={props.status?.main?.passages ?? 0}
          onOpen={(document, title) => {
            setListing(null);
            props.onChosen?.();
            props.onOpenDocument(document, title);
          }}
          onClose={() => setListing(null)}
        />
      )}
      {removed && <RemoveSourceDialog source={removed} onClose={() => setRemoving(null)} />}
      {inspected && <FailuresDialog source={inspected} onClose={() => setInspecting(null)} />}
      {chosen && <FoldersDialog source={chosen} onClose={() => setChoosing(null)} />}
      {isDeleting && (
        <DeleteEverythingDialog onDeleted={props.onDeleteEverything} onClose={() => setIsDeleting(false)} />
      )}
    </div>
  );
});

import { useOffers, type Offer } from '../commands/OfferedCommands';
import { useEngine } from '../connection/EngineContext';
import { later } from '../layout/later';
import { useLaterMessages } from '../messages/useLaterMessages';
import type { EngineStatus } from '../../protocol/EngineApi';
import { shownName } from './shownName';

const DeleteEverythingDialog = later(() =>
  import('./DeleteEverythingDialog').then((module) => module.DeleteEverythingDialog),
);
const DocumentsDialog = later(() => import('../documents/DocumentsDialog').then((module) => module.DocumentsDialog));
const FailuresDialog = later(() => import('./FailuresDialog').then((module) => module.FailuresDialog));
const FoldersDialog = later(() => import('./FoldersDialog').then((module) => module.FoldersDialog));
const RemoveSourceDialog = later(() => import('./RemoveSourceDialog').then((module) => module.RemoveSourceDialog));

/** A dialog about a source, by its id, or about all of them. */
export type SourceDialog =
  | { readonly about: 'documents' | 'failures' | 'folders' | 'remove'; readonly source: string }
  | { readonly about: 'everything' };

/** The dialog about sources that is open; offers all of them, whether the sources are on screen or not. */
export function SourceDialogs(props: {
  readonly status: EngineStatus;
  readonly dialog: SourceDialog | null;
  readonly onShow: (dialog: SourceDialog | null) => void;
  readonly onOpenDocument: (document: number, title: string) => void;
  readonly onDeleteEverything: () => void;
}) {
  const { status, dialog, onShow } = props;
  const engine = useEngine();
  const messages = useLaterMessages();
  const { sources } = status;
  useOffers(() => [
    ...sources.flatMap(({ id: source, kind, name: kept, sync, failed, skipped }) => {
      const name = shownName({ kind, name: kept }, messages);
      const ofSource: readonly (Offer | false)[] = [
        ['library.documents', () => onShow({ about: 'documents', source }), name],
        sync?.state === 'connected' && [
          'library.sync',
          () => void engine.syncFolder(source).catch(() => undefined),
          name,
        ],
        sync !== null && ['library.folders', () => onShow({ about: 'folders', source }), name],
        failed + skipped > 0 && ['library.failures', () => onShow({ about: 'failures', source }), name],
        ['library.remove', () => onShow({ about: 'remove', source }), name],
      ];
      return ofSource;
    }),
    sources.length > 0 && ['library.delete', () => onShow({ about: 'everything' })],
  ]);

  if (dialog === null) return null;
  const close = () => onShow(null);
  if (dialog.about === 'everything') {
    return <DeleteEverythingDialog onDeleted={props.onDeleteEverything} onClose={close} />;
  }
  const source = sources.find(({ id }) => id === dialog.source);
  if (source === undefined) return null;
  switch (dialog.about) {
    case 'documents':
      return (
        <DocumentsDialog
          source={source}
          refined={status.main?.passages ?? 0}
          onOpen={(document, title) => {
            close();
            props.onOpenDocument(document, title);
          }}
          onClose={close}
        />
      );
    case 'failures':
      return <FailuresDialog source={source} onClose={close} />;
    case 'folders':
      return <FoldersDialog source={source} onClose={close} />;
    case 'remove':
      return <RemoveSourceDialog source={source} onClose={close} />;
  }
}

import { useAnnounce } from '../announcing/AnnounceContext';
import { useEngine } from '../connection/EngineContext';
import { ConfirmDialog } from '../dialogs/ConfirmDialog';
import type { SourceStatus } from '../../protocol/EngineApi';
import { useLaterMessages } from '../messages/useLaterMessages';
import { shownName } from './shownName';

/** Asks before a source and its documents leave the library. */
export function RemoveSourceDialog(props: { readonly source: SourceStatus; readonly onClose: () => void }) {
  const { source } = props;
  const later = useLaterMessages();
  const messages = later.sources;
  const name = shownName(source, later);
  const engine = useEngine();
  const announce = useAnnounce();
  return (
    <ConfirmDialog
      title={messages.askRemove(name)}
      confirmLabel={messages.remove}
      onClose={props.onClose}
      onConfirm={async (onProgress, signal) => {
        await engine.removeSource(source.id, onProgress, signal);
        announce(messages.removed(name));
      }}
    >
      <p>{messages.willLeave(source.documents)}</p>
    </ConfirmDialog>
  );
}

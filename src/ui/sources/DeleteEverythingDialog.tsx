import { useAnnounce } from '../announcing/AnnounceContext';
import { useEngine } from '../connection/EngineContext';
import { ConfirmDialog } from '../dialogs/ConfirmDialog';
import { useLaterMessages } from '../messages/useLaterMessages';

/** Asks before the whole library is removed from this browser. */
export function DeleteEverythingDialog(props: { readonly onDeleted: () => void; readonly onClose: () => void }) {
  const messages = useLaterMessages().sources;
  const engine = useEngine();
  const announce = useAnnounce();
  return (
    <ConfirmDialog
      title={messages.askDelete}
      confirmLabel={messages.deleteEverything}
      onClose={props.onClose}
      onConfirm={async () => {
        await engine.deleteEverything();
        props.onDeleted();
        announce(messages.isEmpty);
      }}
    >
      <p>{messages.willDelete}</p>
    </ConfirmDialog>
  );
}

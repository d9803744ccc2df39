import { useAnnounce } from '../announcing/AnnounceContext';
import { useEngine } from '../connection/EngineContext';
import { ConfirmDialog } from '../dialogs/ConfirmDialog';

/** Asks before the whole library is removed from this browser. */
export function DeleteEverythingDialog(props: { readonly onDeleted: () => void; readonly onClose: () => void }) {
  const engine = useEngine();
  const announce = useAnnounce();
  return (
    <ConfirmDialog
      title="Delete everything?"
      confirmLabel="Delete everything"
      onClose={props.onClose}
      onConfirm={async () => {
        await engine.deleteEverything();
        props.onDeleted();
        announce('The library is empty.');
      }}
    >
      <p>
        Every source, document and remembered query is removed from this browser. The original files are not touched.
      </p>
    </ConfirmDialog>
  );
}

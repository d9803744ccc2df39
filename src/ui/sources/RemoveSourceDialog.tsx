import { useAnnounce } from '../announcing/AnnounceContext';
import { useEngine } from '../connection/EngineContext';
import { ConfirmDialog } from '../dialogs/ConfirmDialog';
import { formatCount } from '../format/formatCount';
import type { SourceStatus } from '../../protocol/EngineApi';

/** Asks before a source and its documents leave the library. */
export function RemoveSourceDialog(props: { readonly source: SourceStatus; readonly onClose: () => void }) {
  const { source } = props;
  const engine = useEngine();
  const announce = useAnnounce();
  return (
    <ConfirmDialog
      title={`Remove “${source.name}”?`}
      confirmLabel="Remove"
      onClose={props.onClose}
      onConfirm={async (onProgress, signal) => {
        await engine.removeSource(source.id, onProgress, signal);
        announce(`Removed ${source.name}.`);
      }}
    >
      <p>
        {formatCount(source.documents, 'document')} will leave this library. The original files are not touched, and you
        can add them again.
      </p>
    </ConfirmDialog>
  );
}

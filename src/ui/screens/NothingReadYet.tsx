import type { EngineStatus } from '../../protocol/EngineApi';
import { Screen } from './Screen';
import { useMessages } from '../messages/LanguageContext';

/** What the centre shows when there are sources and no documents. */
export function NothingReadYet({ status }: { readonly status: EngineStatus }) {
  const { screens } = useMessages();
  const waiting = status.sources.reduce((sum, source) => sum + source.waiting, 0);
  const failed = status.sources.reduce((sum, source) => sum + source.failed, 0);
  if (waiting > 0 || status.ingest.state !== 'idle') {
    return (
      <Screen title={screens.readingFiles}>
        <p>{screens.waiting(waiting)}</p>
      </Screen>
    );
  }
  return (
    <Screen title={screens.nothingYet}>
      <p>{failed > 0 ? screens.noneRead(failed) : screens.wrongKinds}</p>
    </Screen>
  );
}

import type { EngineApi } from '../../protocol/EngineApi';

/** Only Chromium keeps folders, and only it asks. */
interface AskingHandle {
  requestPermission?(wanted: { readonly mode: 'read' }): Promise<PermissionState>;
}

/** Asks the person to allow reading a connected folder again, and syncs it then. Must run inside a press of a button. */
export async function reconnectFolder(engine: EngineApi, source: string): Promise<void> {
  const handle = (await engine.folderHandle(source)) as AskingHandle | null;
  await handle?.requestPermission?.({ mode: 'read' });
  // Whatever the answer: the engine looks what it may do, and tells.
  await engine.syncFolder(source);
}

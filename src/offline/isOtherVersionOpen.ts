import type { KeptFiles } from './KeptFiles';

/** Pages hold a shared lock of this name, followed by the name of their script, for as long as they are open. */
const lockPrefix = 'inkling-page ';

/** Whether a page is open whose script is not one of this version. */
export async function isOtherVersionOpen(files: Pick<KeptFiles, 'find'>): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(
    ({ name = '' }) => name.startsWith(lockPrefix) && files.find(name.slice(lockPrefix.length)) === undefined,
  );
}

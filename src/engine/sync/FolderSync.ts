import type { SourceRecord } from '../../library/schema';
import type { FolderHandle, FoundFolder, SyncStatus, Told } from '../../protocol/EngineApi';
import { foldersOf } from './foldersOf';
import { isBelow } from './isBelow';
import { heldPaths, removePaths } from './removeMissing';
import { syncFolder, type SyncFolderParts } from './syncFolder';
import { syncProblem } from './syncProblem';

/** Changes of a folder are taken together for this long, in milliseconds. */
const CHANGES_SETTLE = 1000;

export interface FolderSyncParts extends SyncFolderParts {
  /** What is kept of a source has changed: for the status and the other tabs. */
  readonly onSource: (source: SourceRecord) => void;
  /** Something that the status shows has changed. */
  readonly onChange: () => void;
}

/** A connected folder as this tab knows it. */
class ConnectedFolder {
  /** Until it was asked for: taken for granted. */
  mayRead = true;
  found = 0;
  problem: Told | null = null;
  /** Set while it is synced. */
  running: { readonly stop: AbortController; readonly over: Promise<void> } | null = null;
  /** Set while its source is being changed or removed: no sync begins. */
  isLocked = false;
  unwatch: (() => void) | null = null;
  hasChanged = false;
}

/** Keeps connected folders in step with the library: one sync at a time, in one tab at a time. */
export class FolderSync {
  readonly #parts: FolderSyncParts;
  readonly #folders = new Map<string, ConnectedFolder>();
  #turn: Promise<void> = Promise.resolve();
  #ended = false;

  constructor(parts: FolderSyncParts) {
    this.#parts = parts;
  }

  status({ id, kind, folder, lastSync }: SourceRecord): SyncStatus | null {
    if (kind !== 'folder') return null;
    const last = lastSync ?? null;
    if (folder === undefined) return { state: 'one-shot', found: 0, last, problem: null };
    const { running, mayRead, found, problem } = this.#folder(id);
    const state = running ? 'syncing' : mayRead ? 'connected' : 'needs permission';
    return { state, found, last, problem };
  }

  /** Connects a folder, or finds it connected already; gives its source. A sync of it is under way then. */
  async connect(handle: FolderHandle): Promise<string> {
    const { library, platform, onSource } = this.#parts;
    const sources = await library.documents.sources();
    let source: SourceRecord | undefined;
    for (const each of sources) {
      const folder = each.folder as FolderHandle | undefined;
      if (folder !== undefined && (await platform.folders.isSame(folder, handle))) source = each;
    }
    if (source === undefined) {
      const { id, name } = freeName(handle.name, sources);
      source = await library.documents.putSource({ id, name, kind: 'folder', folder: handle });
      onSource(source);
    }
    void this.sync(source.id);
    return source.id;
  }

  /** Syncs every connected folder that may be read, unless the person stopped it; resolves when that is over. */
  async syncAll(): Promise<void> {
    const { catalogue } = this.#parts;
    const connected = catalogue.sourceIds().filter((id) => catalogue.source(id)?.folder !== undefined);
    await Promise.all(connected.map((id) => this.#sync(id, { isAsked: false })));
  }

  /** Syncs a folder because the person asked for it; resolves when that is over. */
  async sync(source: string): Promise<void> {
    await this.#sync(source, { isAsked: true });
  }

  /** Stops the sync under way of a source; resolves when it is over. */
  async stop(source: string): Promise<void> {
    const running = this.#folders.get(source)?.running;
    running?.stop.abort(new DOMException('The sync was stopped.', 'AbortError'));
    await running?.over;
  }

  /** Does some work on a source while no sync of it runs or begins. */
  async without<Result>(source: string, work: () => Promise<Result>): Promise<Result> {
    const folder = this.#folder(source);
    folder.isLocked = true;
    try {
      await this.stop(source);
      return await work();
    } finally {
      folder.isLocked = false;
    }
  }

  /** Forgets a source that was removed. */
  forget(source: string): void {
    this.#folders.get(source)?.unwatch?.();
    this.#folders.delete(source);
  }

  /** Stops every sync, and leaves folders of which something waits alone until the person asks. */
  async hold(): Promise<void> {
    const { library, onSource } = this.#parts;
    for (const { id, folder } of await library.documents.sources()) {
      if (folder === undefined) continue;
      const { waiting } = await library.queue.counts(id);
      if (waiting === 0 && !this.#folder(id).running) continue;
      const held = await library.documents.updateSource(id, { isHeld: true });
      await this.stop(id);
      this.#folder(id).problem = { code: 'sync-held', message: 'Adding was stopped. “Sync now” goes on.' };
      if (held) onSource(held);
    }
  }

  /** The folders within a source that files were found in, and those that are left out. */
  async listFolders(source: string): Promise<FoundFolder[]> {
    const { library, catalogue } = this.#parts;
    const seen = (await library.files.all(source)).map(({ path }) => path);
    const { excluded = [] } = (await library.documents.source(source)) ?? {};
    return foldersOf(seen.length > 0 ? seen : catalogue.pathsOf(source), excluded);
  }

  /** Leaves folders of a source out, and only these, from now on. */
  async exclude(source: string, folders: readonly string[]): Promise<void> {
    const { library, onSource } = this.#parts;
    await this.without(source, async () => {
      const chosen = new Set(folders);
      const excluded = [...chosen].filter((path) => !isBelow(path, chosen)).toSorted();
      const record = await library.documents.updateSource(source, { excluded });
      if (!record) return;
      onSource(record);
      const { seen, kept } = await heldPaths(this.#parts, source);
      const leftOut = new Set(excluded);
      const paths = [...new Set([...seen, ...kept])].filter((path) => isBelow(path, leftOut));
      await removePaths(this.#parts, source, paths, new AbortController().signal);
      await this.#parts.onQueued(source);
    });
    void this.sync(source);
  }

  /** Stops all work; resolves when nothing is being written any more. */
  async end(): Promise<void> {
    this.#ended = true;
    for (const [source, folder] of this.#folders) {
      folder.unwatch?.();
      await this.stop(source);
    }
  }

  #folder(source: string): ConnectedFolder {
    const folder = this.#folders.get(source) ?? new ConnectedFolder();
    this.#folders.set(source, folder);
    return folder;
  }

  /** Never rejects: what goes wrong is told in the source's status. */
  async #sync(source: string, { isAsked }: { readonly isAsked: boolean }): Promise<void> {
    const { platform } = this.#parts;
    const requestedAt = isAsked ? Infinity : platform.date();
    const turn = this.#turn.then(async () => {
      if (this.#ended) return;
      await platform.exclusively('inkling-sync', async () => this.#takeTurn(source, requestedAt));
    });
    this.#turn = turn.catch((error: unknown) => {
      this.#folder(source).problem = syncProblem(error);
      this.#parts.onChange();
    });
    await this.#turn;
  }

  async #takeTurn(source: string, requestedAt: number): Promise<void> {
    const { library, platform, onChange, onSource } = this.#parts;
    const folder = this.#folder(source);
    const handle = (await library.documents.source(source))?.folder as FolderHandle | undefined;
    if (handle === undefined) return;
    folder.mayRead = await platform.folders.mayRead(handle);
    onChange();
    if (!folder.mayRead) return;
    await this.#watch(source, handle);
    const isAsked = requestedAt === Infinity;
    const record = isAsked
      ? await library.documents.updateSource(source, { isHeld: false })
      : await library.documents.source(source);
    // Nothing is awaited between here and the moment from which the sync can be stopped.
    if (!record || folder.isLocked || this.#ended || this.#folders.get(source) !== folder) return;
    // Another tab, or a request before this one, may have synced it meanwhile.
    if (!isAsked && (record.isHeld === true || (record.lastSync?.at ?? -Infinity) >= requestedAt)) return;

    const stop = new AbortController();
    const over = Promise.withResolvers<void>();
    folder.running = { stop, over: over.promise };
    folder.found = 0;
    folder.problem = null;
    onChange();
    try {
      const at = platform.date();
      const onFound = (found: number): void => {
        folder.found = found;
        onChange();
      };
      const result = await syncFolder(record, this.#parts, { signal: stop.signal, onFound });
      const { isVault, problem, ...counts } = result;
      folder.problem = problem;
      const synced = await library.documents.updateSource(source, { isVault, lastSync: { at, ...counts } });
      if (synced) onSource(synced);
    } catch (error) {
      folder.problem = syncProblem(error);
      if (error instanceof Error && error.name === 'NotAllowedError') folder.mayRead = false;
    } finally {
      folder.running = null;
      over.resolve();
      onChange();
    }
  }

  async #watch(source: string, handle: FolderHandle): Promise<void> {
    const { platform } = this.#parts;
    const folder = this.#folder(source);
    if (folder.unwatch !== null) return;
    const unwatch = await platform.folders.watch(handle, () => {
      if (folder.hasChanged || this.#ended) return;
      folder.hasChanged = true;
      void platform.delay(CHANGES_SETTLE).then(() => {
        folder.hasChanged = false;
        return this.#sync(source, { isAsked: false });
      });
    });
    folder.unwatch = unwatch;
  }
}

/** The id and name for a newly connected folder: that of an earlier import of the name, else one that is free. */
function freeName(folder: string, sources: readonly SourceRecord[]): { readonly id: string; readonly name: string } {
  const connected = new Set(sources.filter((source) => source.folder !== undefined).map(({ id }) => id));
  for (let count = 1; ; count++) {
    const name = count === 1 ? folder : `${folder} (${count})`;
    const id = `folder:${name}`;
    if (!connected.has(id)) return { id, name };
  }
}

import { useMemo, useRef, useState } from 'react';
import type { EngineApi, NewSource, Progress, SourceKind } from '../../protocol/EngineApi';
import { keptNames } from '../sources/shownName';
import { useSteady } from '../controls/useSteady';
import { asError, isAbort } from '../connection/asError';
import type { Addition, AdditionStage } from './Addition';
import type { FileEntry, FolderEntry } from './FolderEntry';
import type { GatheredFiles } from './GatheredFiles';
import type { Opener } from './openers';
import { pastedFile } from './pastedFile';
import { queueFiles } from './queueFiles';
import { readFiles } from './readFiles';
import { readFolder } from './readFolder';

/** Everything that is being added, and the ways to add more. */
export interface Additions {
  readonly list: readonly Addition[];
  addFolder(folder: FolderEntry): void;
  /** Keeps a folder in step with its files from now on. */
  connectFolder(folder: FileSystemDirectoryHandle): void;
  /** Takes packs and saved libraries among them in as what they are. */
  addFiles(files: readonly FileEntry[]): void;
  /** Gives why it could not be added; null when it was. */
  addText(title: string, text: string): Promise<string | null>;
  /** Opens the sample notes. */
  openSample(): void;
  /** Opens a pack of this site, without a word when it is in the library already; by its name until its title is known. */
  openPack(name: string, title: string | null): void;
  /** Stops an addition, or takes a finished one off the screen. */
  dismiss(id: number): void;
}

/** What an addition does, and the last thing that it shows; null: it goes without a word. */
type Work = (show: (stage: AdditionStage) => void, signal: AbortSignal) => Promise<AdditionStage | null>;
type Gather = (onFound: (files: number) => void, signal: AbortSignal) => Promise<GatheredFiles>;

const openers = () => import('./openers');
const opening: AdditionStage = { stage: 'opening', done: 0, total: 0 };

/**
 * Runs additions side by side; each can be stopped.
 *
 * @param onLocked gets packs and saved libraries that ask for a passphrase.
 */
export function useAdditions(engine: EngineApi, onLocked: (library: File) => void): Additions {
  const [list, setList] = useState<readonly Addition[]>([]);
  const running = useRef(new Map<number, AbortController>());
  const started = useRef(0);

  const begin = async (kind: SourceKind, name: string, first: AdditionStage | null, work: Work) => {
    const id = (started.current += 1);
    const controller = new AbortController();
    const { signal } = controller;
    running.current.set(id, controller);
    if (first !== null) setList((others) => [...others, { id, kind, name, ...first }]);
    const remove = () => setList((all) => all.filter((addition) => addition.id !== id));
    const replace = (stage: AdditionStage) =>
      setList((all) => all.map((addition) => (addition.id === id ? { id, kind, name, ...stage } : addition)));
    const put = (stage: AdditionStage) =>
      setList((all) => (all.some((each) => each.id === id) ? all : [...all, { id, kind, name, ...stage }]));
    let isOver = false;
    const show = (stage: AdditionStage) => {
      if (signal.aborted || isOver) return;
      isOver = stage.stage === 'added' || stage.stage === 'failed' || stage.stage === 'opened';
      // From here on there is nothing left to stop: the notice may go by itself.
      if (isOver) running.current.delete(id);
      put(stage);
      replace(stage);
    };
    try {
      const last = await work(show, signal);
      if (last === null) remove();
      else if (isOver) replace(last);
      else show(last);
    } catch (reason) {
      const { message } = asError(reason);
      // Cancelled with everything that waits, if not by its own button.
      if (isAbort(reason)) remove();
      else show({ stage: 'failed', message });
      return message;
    } finally {
      running.current.delete(id);
    }
    return null;
  };
  const run = useSteady((kind: SourceKind, name: string, gather: Gather) =>
    begin(kind, name, { stage: 'finding', files: 0 }, async (show, signal) => {
      const gathered = await gather((found) => show({ stage: 'finding', files: found }), signal);
      const { files, ignoredFolders, unreadable, isVault = false } = gathered;
      show({ stage: 'queueing', done: 0, total: files.length });
      const onProgress = ({ done, total }: Progress) => show({ stage: 'queueing', done, total });
      const source: NewSource = { kind, name, ...(isVault && { isVault }) };
      const receipt = await queueFiles(engine, source, files, onProgress, signal);
      const added = { stage: 'added', receipt, ignoredFolders, unreadable } as const;
      show({ ...added, removed: 0 });
      if (kind !== 'folder' || receipt.known === 0 || unreadable.length > 0) return { ...added, removed: 0 };
      const paths = files.map(({ path }) => path);
      return { ...added, removed: await engine.removeMissing(source, paths, new AbortController().signal) };
    }),
  );
  const open = useSteady((kind: SourceKind, name: string, first: AdditionStage | null, load: () => Promise<Opener>) => {
    void begin(kind, name, first, async (show, signal) => {
      const opener = await load();
      const opened = await opener(engine, (progress) => show({ stage: 'opening', ...progress }), signal);
      return opened && { stage: 'opened', opened };
    });
  });

  const addFiles = useSteady((files: readonly FileEntry[]) => {
    const tellApart = async () => {
      const { takeBackups } = await import('../backup/takeBackups');
      const { backups, others } = await takeBackups(files);
      for (const file of backups) {
        open('pack', file.name, opening, async () => (await openers()).libraryFile(file, () => onLocked(file)));
      }
      if (others.length > 0) void run('files', keptNames.files, (_onFound, signal) => readFiles(others, signal));
    };
    void tellApart();
  });

  const connect = useSteady((folder: FileSystemDirectoryHandle) => {
    engine.connectFolder(folder).catch((reason: unknown) => {
      const id = (started.current += 1);
      const { message } = asError(reason);
      setList((others) => [...others, { id, kind: 'folder', name: folder.name, stage: 'failed', message }]);
    });
  });

  return useMemo(
    () => ({
      list,
      addFolder(folder) {
        void run('folder', folder.name, (onFound, signal) => readFolder(folder, onFound, signal));
      },
      connectFolder(folder) {
        connect(folder);
      },
      addFiles(files) {
        addFiles(files);
      },
      addText(title, text) {
        const files = [pastedFile(title, text, new Date())];
        return run('paste', keptNames.paste, () => Promise.resolve({ files, unreadable: [], ignoredFolders: 0 }));
      },
      openSample() {
        open('sample', keptNames.sample, opening, async () => (await openers()).pack('sample'));
      },
      openPack(name, title) {
        open(name === 'sample' ? 'sample' : 'pack', title ?? name, null, async () => (await openers()).pack(name));
      },
      dismiss(id) {
        running.current.get(id)?.abort();
        setList((all) => all.filter((addition) => addition.id !== id));
      },
    }),
    [list, run, open, addFiles, connect],
  );
}

import { useMemo, useRef, useState } from 'react';
import type { EngineApi, NewSource, Progress, SourceKind } from '../../protocol/EngineApi';
import { keptNames } from '../sources/shownName';
import { useSteady } from '../controls/useSteady';
import { takeBackups } from '../backup/takeBackups';
import { asError, isAbort } from '../connection/asError';
import type { Addition, AdditionStage } from './Addition';
import { fetchSampleNotes } from './fetchSampleNotes';
import type { FileEntry, FolderEntry } from './FolderEntry';
import type { GatheredFiles } from './GatheredFiles';
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
  addFiles(files: readonly FileEntry[]): void;
  addText(title: string, text: string): void;
  addSampleNotes(): void;
  /** Stops an addition, or takes a finished one off the screen. */
  dismiss(id: number): void;
}

type Gather = (onFound: (files: number) => void, signal: AbortSignal) => Promise<GatheredFiles>;

/**
 * Runs additions side by side; each can be stopped.
 *
 * @param onBackups gets the backups of libraries among files: those are not documents.
 */
export function useAdditions(engine: EngineApi, onBackups: (backups: readonly File[]) => void): Additions {
  const [list, setList] = useState<readonly Addition[]>([]);
  const running = useRef(new Map<number, AbortController>());
  const started = useRef(0);

  const add = async (kind: SourceKind, name: string, gather: Gather) => {
    const id = (started.current += 1);
    const controller = new AbortController();
    const { signal } = controller;
    running.current.set(id, controller);
    setList((others) => [...others, { id, kind, name, stage: 'finding', files: 0 }]);
    const replace = (stage: AdditionStage) =>
      setList((all) => all.map((addition) => (addition.id === id ? { id, kind, name, ...stage } : addition)));
    let isOver = false;
    const show = (stage: AdditionStage) => {
      if (signal.aborted || isOver) return;
      isOver = stage.stage === 'added' || stage.stage === 'failed';
      replace(stage);
    };
    try {
      const gathered = await gather((found) => show({ stage: 'finding', files: found }), signal);
      const { files, ignoredFolders, unreadable, isVault = false } = gathered;
      show({ stage: 'queueing', done: 0, total: files.length });
      const onProgress = ({ done, total }: Progress) => show({ stage: 'queueing', done, total });
      const source: NewSource = { kind, name, ...(isVault && { isVault }) };
      const receipt = await queueFiles(engine, source, files, onProgress, signal);
      const added = { stage: 'added', receipt, ignoredFolders, unreadable } as const;
      show({ ...added, removed: 0 });
      // From here on there is nothing left to stop: the notice may go by itself.
      running.current.delete(id);
      if (kind !== 'folder' || receipt.known === 0 || unreadable.length > 0) return;
      const paths = files.map(({ path }) => path);
      const removed = await engine.removeMissing(source, paths, new AbortController().signal);
      if (removed > 0) replace({ ...added, removed });
    } catch (reason) {
      // Cancelled with everything that waits, if not by its own button.
      if (isAbort(reason)) setList((all) => all.filter((addition) => addition.id !== id));
      else show({ stage: 'failed', message: asError(reason).message });
    } finally {
      running.current.delete(id);
    }
  };
  const run = useSteady((kind: SourceKind, name: string, gather: Gather) => void add(kind, name, gather));

  const addFiles = useSteady((files: readonly FileEntry[]) => {
    void takeBackups(files).then(({ backups, others }) => {
      if (backups.length > 0) onBackups(backups);
      if (others.length > 0) run('files', keptNames.files, (_onFound, signal) => readFiles(others, signal));
    });
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
        run('folder', folder.name, (onFound, signal) => readFolder(folder, onFound, signal));
      },
      connectFolder(folder) {
        connect(folder);
      },
      addFiles(files) {
        addFiles(files);
      },
      addText(title, text) {
        const files = [pastedFile(title, text, new Date())];
        run('paste', keptNames.paste, () => Promise.resolve({ files, unreadable: [], ignoredFolders: 0 }));
      },
      addSampleNotes() {
        run('sample', keptNames.sample, fetchSampleNotes);
      },
      dismiss(id) {
        running.current.get(id)?.abort();
        setList((all) => all.filter((addition) => addition.id !== id));
      },
    }),
    [list, run, addFiles, connect],
  );
}

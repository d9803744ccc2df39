import { useMemo, useRef, useState } from 'react';
import type { EngineApi, Progress, SourceKind } from '../../protocol/EngineApi';
import { useSteady } from '../controls/useSteady';
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
  addFiles(files: readonly FileEntry[]): void;
  addText(title: string, text: string): void;
  addSampleNotes(): void;
  /** Stops an addition, or takes a finished one off the screen. */
  dismiss(id: number): void;
}

type Gather = (onFound: (files: number) => void, signal: AbortSignal) => Promise<GatheredFiles>;

/** Runs additions side by side; each can be stopped. */
export function useAdditions(engine: EngineApi): Additions {
  const [list, setList] = useState<readonly Addition[]>([]);
  const running = useRef(new Map<number, AbortController>());
  const started = useRef(0);

  const add = async (kind: SourceKind, name: string, gather: Gather) => {
    const id = (started.current += 1);
    const controller = new AbortController();
    const { signal } = controller;
    running.current.set(id, controller);
    setList((others) => [...others, { id, kind, name, stage: 'finding', files: 0 }]);
    let isOver = false;
    const show = (stage: AdditionStage) => {
      if (signal.aborted || isOver) return;
      isOver = stage.stage === 'added' || stage.stage === 'failed';
      setList((all) => all.map((addition) => (addition.id === id ? { id, kind, name, ...stage } : addition)));
    };
    try {
      const { files, ignoredFolders, unreadable } = await gather(
        (found) => show({ stage: 'finding', files: found }),
        signal,
      );
      show({ stage: 'queueing', done: 0, total: files.length });
      const onProgress = ({ done, total }: Progress) => show({ stage: 'queueing', done, total });
      const receipt = await queueFiles(engine, { kind, name }, files, onProgress, signal);
      show({ stage: 'added', receipt, ignoredFolders, unreadable });
    } catch (reason) {
      // Cancelled with everything that waits, if not by its own button.
      if (isAbort(reason)) setList((all) => all.filter((addition) => addition.id !== id));
      else show({ stage: 'failed', message: asError(reason).message });
    } finally {
      running.current.delete(id);
    }
  };
  const run = useSteady((kind: SourceKind, name: string, gather: Gather) => void add(kind, name, gather));

  return useMemo(
    () => ({
      list,
      addFolder(folder) {
        run('folder', folder.name, (onFound, signal) => readFolder(folder, onFound, signal));
      },
      addFiles(files) {
        if (files.length > 0) run('files', 'Files', (_onFound, signal) => readFiles(files, signal));
      },
      addText(title, text) {
        const files = [pastedFile(title, text, new Date())];
        run('paste', 'Pasted text', () => Promise.resolve({ files, unreadable: [], ignoredFolders: 0 }));
      },
      addSampleNotes() {
        run('sample', 'Sample notes', fetchSampleNotes);
      },
      dismiss(id) {
        running.current.get(id)?.abort();
        setList((all) => all.filter((addition) => addition.id !== id));
      },
    }),
    [list, run],
  );
}

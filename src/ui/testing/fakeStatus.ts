import type { EngineStatus, SourceStatus } from '../../protocol/EngineApi';

/** A ready engine with an empty library. */
export const emptyStatus: EngineStatus = {
  encoder: {
    state: 'ready',
    name: 'Starter',
    device: 'CPU',
    dimensions: 256,
    loadedBytes: 1,
    totalBytes: 1,
    error: null,
  },
  main: null,
  ingest: {
    state: 'idle',
    pauseReason: null,
    doneFiles: 0,
    totalFiles: 0,
    current: null,
    passagesPerSecond: 0,
    secondsLeft: null,
  },
  isOpen: true,
  sources: [],
  documents: 0,
  passages: 0,
  searchable: 0,
  storage: { usedBytes: 3_400_000, quotaBytes: 1e9, persistent: false, isInMemory: false },
  problem: null,
};

/** A source with what the test says about it. */
export function fakeSource(about: Partial<SourceStatus>): SourceStatus {
  return {
    id: 'notes',
    kind: 'folder',
    name: 'Notes',
    documents: 0,
    passages: 0,
    waiting: 0,
    failed: 0,
    skipped: 0,
    isVault: false,
    sync: { state: 'one-shot', found: 0, last: null, problem: null },
    ...about,
  };
}

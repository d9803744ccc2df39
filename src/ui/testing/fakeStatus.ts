import type { EngineStatus, MainEncoderStatus, SourceStatus } from '../../protocol/EngineApi';

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

/** A main encoder that is ready, with what the test says about it. */
export function fakeMain(about: Partial<MainEncoderStatus>): MainEncoderStatus {
  return {
    model: 'light',
    name: 'Light',
    dtype: 'q8',
    dimensions: 384,
    state: 'ready',
    device: 'CPU, 2 threads',
    loadedBytes: 1,
    totalBytes: 1,
    fallbacks: [],
    error: null,
    truncated: 0,
    passages: 0,
    isFilling: false,
    isPaused: false,
    passagesPerSecond: 0,
    tokensPerSecond: null,
    secondsLeft: null,
    answering: 'Light',
    ...about,
  };
}

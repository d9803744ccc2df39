import type { AddReceipt, EngineApi, IncomingFile, NewSource, Progress } from '../../protocol/EngineApi';

/** Files handed over in one call: copying thousands at once would stop the page for a moment. */
const batchLength = 500;

/** Hands files to the engine in batches and adds up the receipts. */
export async function queueFiles(
  engine: EngineApi,
  source: NewSource,
  files: readonly IncomingFile[],
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Omit<AddReceipt, 'source'>> {
  let queued = 0;
  let skipped = 0;
  let ignored = 0;
  let unchanged = 0;
  let known = 0;
  for (let first = 0; first < files.length; first += batchLength) {
    const receipt = await engine.addFiles(
      source,
      files.slice(first, first + batchLength),
      ({ done }) => onProgress({ done: first + done, total: files.length }),
      signal,
    );
    queued += receipt.queued;
    skipped += receipt.skipped;
    ignored += receipt.ignored;
    unchanged += receipt.unchanged;
    known += receipt.known;
  }
  return { queued, skipped, ignored, unchanged, known };
}

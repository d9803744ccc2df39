import type { BlockKey } from '../library/blockTransactions';
import type { Library } from '../library/openLibrary';
import type { Told } from '../protocol/EngineApi';
import { appendLacked } from './appendLacked';
import type { Catalogue } from './Catalogue';
import type { PassageIndex } from './PassageIndex';

export interface LoadRowsParts {
  readonly library: Pick<Library, 'embeddings'>;
  readonly catalogue: Catalogue;
  readonly index: PassageIndex;
  /** Some more rows can be found; what it throws ends the loading. */
  readonly onLoaded?: () => void;
  readonly onProblem: (problem: Told) => void;
  /** Awaited about every millisecond once all rows can be found; what it throws ends the work. */
  readonly turn: () => Promise<void>;
}

/**
 * Takes the stored rows of a space into an index, and prepares it. Damaged blocks are told of and removed: what they held is
 * then missing, and can be encoded again.
 */
export async function loadRows(space: string, parts: LoadRowsParts): Promise<void> {
  const { library, catalogue, index, onLoaded, onProblem, turn } = parts;
  const damaged: BlockKey[] = [];
  const onDamage = (block: BlockKey, error: Error): void => {
    damaged.push(block);
    const message = `${error.message} Its embeddings are made again from the texts; nothing else is affected.`;
    onProblem({ code: 'damaged', message });
  };
  for await (const rows of library.embeddings.rows(space, onDamage)) {
    appendLacked(index, catalogue, rows);
    onLoaded?.();
  }
  for (const block of damaged) await library.embeddings.removeBlock(block);
  await index.prepare(turn);
}

import type { SourceRecord } from '../library/schema';
import type { NewSource } from '../protocol/EngineApi';
import type { Catalogue } from './Catalogue';

/**
 * The source for files that are given once: the same for each kind and name, but never that of a connected folder, whose
 * next sync would remove them.
 */
export function oneShotSource({ kind, name, isVault }: NewSource, catalogue: Pick<Catalogue, 'source'>): SourceRecord {
  const id = `${kind}:${name}`;
  const vault = isVault === true ? { isVault } : {};
  if (catalogue.source(id)?.folder === undefined) return { id, kind, name, ...vault };
  return oneShotSource({ kind, name: `${name} (copy)`, ...vault }, catalogue);
}

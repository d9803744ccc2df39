import { useState } from 'react';
import type { SearchOptions } from '../../protocol/EngineApi';
import { pageStorage } from '../pageStorage';

const storageKey = 'inkling:search';

/** How hits are chosen, ordered and shown; kept in this browser. */
export interface SearchSettings {
  readonly sort: NonNullable<SearchOptions['sort']>;
  /** Hits weaker than this are not shown, 0 … 1. */
  readonly minimumStrength: number;
  readonly mostHits: number;
  /** Whether the passages of a document stand together, below the best of them. */
  readonly isGrouped: boolean;
}

export const sorts = ['relevance', 'newest', 'oldest'] as const;
/** Bars of the strength meter, of five. */
export const strengths = [0, 0.2, 0.4, 0.6, 0.8] as const;
export const hitCounts = [10, 30, 100, 1000] as const;

const usual: SearchSettings = { sort: 'relevance', minimumStrength: 0, mostHits: 1000, isGrouped: false };

function oneOf<Value>(allowed: readonly Value[], stored: unknown, otherwise: Value): Value {
  return allowed.find((value) => value === stored) ?? otherwise;
}

function storedSettings(): SearchSettings {
  try {
    const stored = JSON.parse(pageStorage.getItem(storageKey) ?? '{}') as Readonly<Record<string, unknown>> | null;
    return {
      sort: oneOf(sorts, stored?.['sort'], usual.sort),
      minimumStrength: oneOf(strengths, stored?.['minimumStrength'], usual.minimumStrength),
      mostHits: oneOf(hitCounts, stored?.['mostHits'], usual.mostHits),
      isGrouped: stored?.['isGrouped'] === true,
    };
  } catch {
    return usual;
  }
}

/** The settings, and a way to change some of them. */
export function useSearchSettings(): readonly [SearchSettings, (change: Partial<SearchSettings>) => void] {
  const [settings, setSettings] = useState(storedSettings);
  const change = (some: Partial<SearchSettings>) => {
    const changed = { ...settings, ...some };
    setSettings(changed);
    pageStorage.setItem(storageKey, JSON.stringify(changed));
  };
  return [settings, change];
}

import type { Additions } from '../adding/useAdditions';
import type { WatchedEngine } from '../connection/useEngineStatus';
import { useEffect, type ReactNode } from 'react';
import { later } from '../layout/later';
import { asksForNothing } from '../search/asksForNothing';
import type { SavedSearches } from '../search/useSavedSearches';
import type { Search } from '../search/useSearch';
import type { SearchSettings } from '../settings/useSearchSettings';
import { FirstVisit } from './FirstVisit';
import { NothingReadYet } from './NothingReadYet';
import { rememberedLibrary } from './rememberedLibrary';
import { Screen } from './Screen';
import { SearchFailure } from './SearchFailure';
import { StartFailure } from './StartFailure';
import { preloadStartScreen, StartScreen } from './StartScreen';
import { useMessages } from '../messages/LanguageContext';

const NoHits = later(() => import('./NoHits').then((module) => module.NoHits));

/** The hits, or what there is to say when there are none. */
export function Centre(props: {
  readonly watched: WatchedEngine;
  readonly additions: Additions;
  readonly search: Search;
  readonly query: string;
  readonly isSimilar: boolean;
  /** Whether hits are looked for in a part of the map. */
  readonly isWithin: boolean;
  readonly saved: SavedSearches;
  readonly settings: SearchSettings;
  readonly onQuery: (query: string) => void;
  readonly onSettings: (change: Partial<SearchSettings>) => void;
  readonly onTips: () => void;
  /** The list of hits; shown when there are some. */
  readonly children: ReactNode;
}) {
  const { watched, search, query } = props;
  const { screens } = useMessages();
  const { status } = watched;
  const hasSources = status?.isOpen === true ? status.sources.length > 0 : null;
  useEffect(() => {
    NoHits.preload();
    preloadStartScreen();
  }, []);
  useEffect(() => {
    if (hasSources !== null) rememberedLibrary.note(hasSources);
  }, [hasSources]);
  if (status === null && watched.error !== null) {
    return <StartFailure of="engine" error={watched.error} />;
  }
  // A library that does not open is told of in a notice.
  if (status?.isOpen !== true) {
    if (!rememberedLibrary.hasSources() && (status?.problem ?? null) === null)
      return <FirstVisit additions={props.additions} />;
    return <Screen title={screens.opening} isWait />;
  }
  if (status.sources.length === 0) return <FirstVisit additions={props.additions} />;
  if (status.documents === 0) return <NothingReadYet status={status} />;
  if (asksForNothing(query) && !props.isSimilar && !props.isWithin) {
    return <StartScreen status={status} saved={props.saved} onQuery={props.onQuery} onTips={props.onTips} />;
  }
  if (search.error !== null) return <SearchFailure error={search.error} onRetry={() => search.retry()} />;
  if (search.answer === null) {
    if (status.encoder.state === 'loading') {
      return (
        <Screen title={screens.gettingReady} isWait>
          <p>{screens.answeredSoon}</p>
        </Screen>
      );
    }
    return null;
  }
  if (search.answer.hits.length === 0) {
    return (
      <NoHits
        answer={search.answer}
        status={status}
        settings={props.settings}
        onQuery={props.onQuery}
        onSettings={props.onSettings}
      />
    );
  }
  return props.children;
}

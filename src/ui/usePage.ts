import { useEffect, useId, useRef, useState } from 'react';
import type { SearchHit } from '../protocol/EngineApi';
import type { EngineConnection } from '../protocol/connectEngine';
import { useAdditions } from './adding/useAdditions';
import { useAddressedPlace } from './address/useAddressedPlace';
import { useAnnounce } from './announcing/AnnounceContext';
import { useSpokenProgress } from './announcing/useSpokenProgress';
import { useLibraryDialog } from './backup/LibraryDialogs';
import { usePageOffers } from './commands/usePageOffers';
import { useEngineStatus } from './connection/useEngineStatus';
import { useSteady } from './controls/useSteady';
import { useQueryHint } from './filters/useQueryHint';
import { useHints } from './hints/useHints';
import { useHits } from './hits/useHits';
import { useOpenActive } from './hits/useOpenActive';
import { useReachedRows } from './hits/useReachedRows';
import { useAppBadge } from './launching/useAppBadge';
import { useLaunches } from './launching/useLaunches';
import { useMediaQuery } from './layout/useMediaQuery';
import { usePageKeys } from './layout/usePageKeys';
import { withTransition } from './layout/withTransition';
import type { MapSelection } from './map/MapSelection';
import { useMessages } from './messages/LanguageContext';
import { useKeepOffline } from './offline/useKeepOffline';
import { useOpenOriginal } from './passages/useOpenOriginal';
import { useOpenedPassages } from './reading/useOpenedPassages';
import type { SimilarTo } from './search/Question';
import { useAddressQuery } from './search/useAddressQuery';
import { useQuery } from './search/useQuery';
import { useSearchSettings } from './settings/useSearchSettings';
import type { SourceDialog } from './sources/SourceDialogs';
import { useFolderSync } from './sources/useFolderSync';

/** A dialog of the page as a whole. */
export type PageDialog = 'commands' | 'keys' | 'settings' | 'paste';

/** What the page shows, and what can be done on it. */
export type PageState = ReturnType<typeof usePage>;

/** Holds what the person looks for, has opened and does on the page. */
export function usePage(connection: EngineConnection) {
  const { engine } = connection;
  const { page } = useMessages();
  const watched = useEngineStatus(connection);
  const announce = useAnnounce();
  const openDialog = useLibraryDialog();
  const additions = useAdditions(engine, (library) => openDialog('backup', library));
  const [settings, changeSettings] = useSearchSettings();
  const reached = useReachedRows();
  const [isMapOpen, setIsMapOpen] = useState(false);
  const [selection, setSelection] = useState<MapSelection | null>(null);
  const query = useQuery(engine, watched, settings, reached.rowsFor, selection);
  const { search } = query;
  const hits = useHits(search, settings.isGrouped, reached);
  const { active } = hits;
  const opened = useOpenedPassages();
  const hint = useQueryHint(query.text);
  useSpokenProgress(search, watched.status, opened.current !== null);
  useFolderSync(engine, watched.status);
  useKeepOffline(watched.status);
  const [dialog, setDialog] = useState<PageDialog | null>(null);
  useLaunches(additions, () => setDialog('paste'));
  useAppBadge(watched.status?.ingest);
  const [sourceDialog, showSourceDialog] = useState<SourceDialog | null>(null);
  const [missingPath, setMissingPath] = useState<string | null>(null);
  useAddressedPlace(watched.status?.isOpen === true, (document, { path, range }) => {
    setMissingPath(document === null ? path : null);
    if (document !== null) opened.openPlace(document, path, range);
  });
  const [isDrawerOpen, setIsDrawerOpen] = useState(false);
  const hints = useHints();
  const hasRoomForLibrary = useMediaQuery('(min-width: 64.0625rem)');
  const hasRoomForDocument = useMediaQuery('(min-width: 45.0625rem)');
  const box = useRef<HTMLInputElement>(null);
  const listId = useId();
  const hintId = useId();

  const ask = (text: string) => {
    query.change(text);
    box.current?.focus();
  };
  const open = useSteady((hit: SearchHit) => {
    active.activate(hit);
    opened.openHit(hit);
    query.remember();
  });
  const openOnMap = useSteady((hit: SearchHit) => opened.openHit(hit));
  const openActive = useOpenActive(query.text, search, active, open);
  const sources = watched.status?.sources ?? [];
  const vaultOf = (source: string) => sources.find(({ id, isVault }) => isVault && id === source)?.name ?? null;
  const findSimilar = (similarTo: SimilarTo) => {
    query.findSimilar(similarTo);
    // A sheet would hide the hits.
    if (!hasRoomForDocument) opened.close();
    box.current?.focus();
  };
  const closeMap = () => {
    setIsMapOpen(false);
    // What is no longer seen should not confine the search.
    setSelection(null);
  };
  const openOriginal = useOpenOriginal(vaultOf);
  const close = () => {
    const wasInside = document.activeElement?.closest('article') !== null;
    opened.close();
    if (wasInside) box.current?.focus();
  };

  // Only what others have too can be shared: a pack or the sample, and nothing beside it.
  useAddressQuery(
    query.text,
    sources.length > 0 && sources.every(({ kind }) => kind === 'sample' || kind === 'pack'),
    query.change,
  );

  // Choosing how to begin takes the chosen button away, and the focus with it.
  const hasSources = (watched.status?.sources.length ?? 0) > 0;
  useEffect(() => {
    if (hasSources && document.activeElement === document.body) box.current?.focus();
  }, [hasSources]);

  const focusSearch = () => {
    box.current?.focus();
    box.current?.select();
  };
  const save = () => {
    announce(query.saved.has(query.text) ? page.searchForgotten : page.searchSaved, { visibly: true });
    query.saved.toggle(query.text);
  };
  const openDrawer = hasRoomForLibrary ? null : () => setIsDrawerOpen(true);
  const changeMap = () => withTransition(() => (isMapOpen ? closeMap() : setIsMapOpen(true)));
  const showCommands = () => setDialog('commands');
  const showHelp = () => setDialog('keys');
  usePageOffers({
    engine: engine,
    status: watched.status,
    additions,
    query,
    isMapOpen,
    hasSelection: selection !== null,
    hasDocument: opened.current !== null,
    areHintsShown: hints.areWanted,
    onFocusSearch: focusSearch,
    onAsk: ask,
    onSave: save,
    onPaste: () => setDialog('paste'),
    onLibrary: openDrawer,
    onMap: changeMap,
    onEverywhere: () => setSelection(null),
    onCloseDocument: () => close(),
    onHints: hints.change,
    onCommands: showCommands,
    onSettings: () => setDialog('settings'),
    onHelp: showHelp,
  });

  usePageKeys({
    onFocusSearch: focusSearch,
    onCommands: showCommands,
    onHelp: showHelp,
    onEscape() {
      if (opened.current !== null) return close();
      if (query.similarTo !== null) return query.dropSimilar();
      if (query.text !== '') {
        query.remember();
        ask('');
      } else if (selection !== null) setSelection(null);
      else if (isMapOpen) closeMap();
    },
  });

  const closeDrawer = useSteady(() => setIsDrawerOpen(false));
  const openDocument = (document: number, title: string) => {
    closeDrawer();
    opened.openPlace(document, title, { start: 0, end: 0 });
  };
  const forgetEverything = useSteady(() => {
    closeMap();
    opened.close();
    query.forgetAll();
  });

  return {
    engine,
    watched,
    additions,
    settings,
    changeSettings,
    query,
    hits,
    hint,
    hintId,
    listId,
    box,
    opened: { ...opened, close },
    hints,
    isMapOpen,
    selection,
    setSelection,
    closeMap,
    changeMap,
    missingPath,
    forgetMissingPath: () => setMissingPath(null),
    hasRoomForLibrary,
    hasRoomForDocument,
    isDrawerOpen,
    openDrawer,
    closeDrawer,
    dialog,
    showDialog: setDialog,
    ask,
    save,
    open,
    openDocument,
    sourceDialog,
    showSourceDialog,
    openOnMap,
    openActive,
    openOriginal,
    vaultOf,
    findSimilar,
    forgetEverything,
  };
}

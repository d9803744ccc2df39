import { useEffect, useId, useRef, useState } from 'react';
import type { EngineConnection } from '../protocol/connectEngine';
import type { SearchHit } from '../protocol/EngineApi';
import { DropTarget } from './adding/DropTarget';
import { useAdditions } from './adding/useAdditions';
import { useAnnounce } from './announcing/AnnounceContext';
import { useAddressedPlace } from './address/useAddressedPlace';
import { useSpokenProgress } from './announcing/useSpokenProgress';
import { useEngineStatus } from './connection/useEngineStatus';
import { useLibraryDialog } from './backup/LibraryDialogs';
import { Button } from './controls/Button';
import { useSteady } from './controls/useSteady';
import { useQueryHint } from './filters/useQueryHint';
import { useAppBadge } from './launching/useAppBadge';
import { useLaunches } from './launching/useLaunches';
import { Notice } from './notices/Notice';
import { hitRowId } from './hits/hitRowId';
import { hitMenuPlace } from './hits/HitMenuPlace';
import { useHits } from './hits/useHits';
import { useOpenActive } from './hits/useOpenActive';
import { useReachedRows } from './hits/useReachedRows';
import { SidePane } from './layout/SidePane';
import { TopBar } from './layout/TopBar';
import { useMediaQuery } from './layout/useMediaQuery';
import { usePageKeys } from './layout/usePageKeys';
import type { MapSelection } from './map/MapSelection';
import { Notices } from './notices/Notices';
import { useKeepOffline } from './offline/useKeepOffline';
import styles from './Page.module.css';
import { useOpenOriginal } from './passages/useOpenOriginal';
import { matchesIn } from './reading/matchesIn';
import { useOpenedPassages } from './reading/useOpenedPassages';
import { Centre } from './screens/Centre';
import type { SimilarTo } from './search/Question';
import { SearchBox } from './search/SearchBox';
import { useAddressQuery } from './search/useAddressQuery';
import { useQuery } from './search/useQuery';
import { useSearchSettings } from './settings/useSearchSettings';
import { SourceList } from './sources/SourceList';
import { useFolderSync } from './sources/useFolderSync';
import { StatusLine } from './status/StatusLine';
import { later } from './layout/later';
import { useMessages } from './messages/LanguageContext';

const HitsArea = later(() => import('./hits/HitsArea').then((module) => module.HitsArea));
const SearchTerms = later(() => import('./filters/SearchTerms').then((module) => module.SearchTerms));
const DocumentPane = later(() => import('./reading/DocumentPane').then((module) => module.DocumentPane));
const PasteDialog = later(() => import('./adding/PasteDialog').then((module) => module.PasteDialog));
const KeysDialog = later(() => import('./layout/KeysDialog').then((module) => module.KeysDialog));
const LibraryMapView = later(() => import('./map/LibraryMapView').then((module) => module.LibraryMapView));

/** The one screen: search box, sources, hits, the open document and the status line. */
export function Page({ connection }: { readonly connection: EngineConnection }) {
  const { page, common } = useMessages();
  const watched = useEngineStatus(connection);
  const announce = useAnnounce();
  const openDialog = useLibraryDialog();
  const additions = useAdditions(connection.engine, (backups) => openDialog('backup', backups));
  const [settings, changeSettings] = useSearchSettings();
  const reached = useReachedRows();
  const [isMapOpen, setIsMapOpen] = useState(false);
  const [selection, setSelection] = useState<MapSelection | null>(null);
  const query = useQuery(connection.engine, watched, settings, reached.rowsFor, selection);
  const { search } = query;
  const { answer } = search;
  const hits = useHits(search, settings.isGrouped, reached);
  const { active } = hits;
  const opened = useOpenedPassages();
  const hint = useQueryHint(query.text);
  useSpokenProgress(search, watched.status, opened.current !== null);
  useFolderSync(connection.engine, watched.status);
  useKeepOffline(watched.status);
  const [isPasting, setIsPasting] = useState(false);
  useLaunches(additions, () => setIsPasting(true));
  useAppBadge(watched.status?.ingest);
  const [missingPath, setMissingPath] = useState<string | null>(null);
  useAddressedPlace(watched.status?.isOpen === true, (document, { path, range }) => {
    setMissingPath(document === null ? path : null);
    if (document !== null) opened.openPlace(document, path, range);
  });
  // Soon needed, but not to begin with.
  useEffect(() => {
    HitsArea.preload();
    SearchTerms.preload();
    DocumentPane.preload();
  }, []);

  const [isDrawerOpen, setIsDrawerOpen] = useState(false);
  const [isHelpOpen, setIsHelpOpen] = useState(false);
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
  useAddressQuery(query.text, sources.length > 0 && sources.every(({ kind }) => kind === 'sample'), query.change);

  // Choosing how to begin takes the chosen button away, and the focus with it.
  const hasSources = (watched.status?.sources.length ?? 0) > 0;
  useEffect(() => {
    if (hasSources && document.activeElement === document.body) box.current?.focus();
  }, [hasSources]);

  usePageKeys({
    onFocusSearch() {
      box.current?.focus();
      box.current?.select();
    },
    onHelp: () => setIsHelpOpen(true),
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
  const forgetEverything = useSteady(() => {
    closeMap();
    opened.close();
    query.forgetAll();
  });
  const current = opened.current;
  return (
    <div className={styles['page']}>
      <a className={styles['skip']} href="#centre">
        {page.skip}
      </a>
      <TopBar
        isDrawerOpen={isDrawerOpen}
        onOpenDrawer={hasRoomForLibrary ? null : () => setIsDrawerOpen(true)}
        isMapOpen={isMapOpen}
        onMap={() => (isMapOpen ? closeMap() : setIsMapOpen(true))}
        onHelp={() => setIsHelpOpen(true)}
      >
        <SearchBox
          ref={box}
          query={query.text}
          waiting={search.waiting}
          isSaved={query.saved.has(query.text)}
          libraryVersion={query.libraryVersion}
          hintId={hint === null ? undefined : hintId}
          listId={listId}
          activeId={active.hit && hitRowId(active.hit)}
          onQuery={query.change}
          onStep={hits.move}
          onUnfold={() => hits.toggle(active.hit)}
          onOpen={openActive}
          onOpenOriginal={() => active.hit && openOriginal(active.hit)}
          onMenu={() => hits.setMenu(hitMenuPlace(active.hit))}
          onHistory={query.step}
          onSave={() => {
            announce(query.saved.has(query.text) ? page.searchForgotten : page.searchSaved, { visibly: true });
            query.saved.toggle(query.text);
          }}
        />
      </TopBar>
      <div className={styles['columns']} data-open={current !== null || undefined}>
        {(hasRoomForLibrary || isDrawerOpen) && (
          <SidePane
            label={page.library}
            className={styles['library']}
            over={hasRoomForLibrary ? null : 'drawer'}
            onClose={closeDrawer}
          >
            <SourceList
              status={watched.status}
              additions={additions}
              onChosen={closeDrawer}
              onDeleteEverything={forgetEverything}
            />
          </SidePane>
        )}
        <main id="centre" className={styles['centre']} data-region tabIndex={-1}>
          <Notices watched={watched} additions={additions} />
          {missingPath !== null && (
            <Notice
              tone="warning"
              actions={
                <Button tone="quiet" onClick={() => setMissingPath(null)}>
                  {common.dismiss}
                </Button>
              }
            >
              {page.linkLeadsNowhere(missingPath)}
            </Notice>
          )}
          <SearchTerms
            query={query.text}
            similarTo={query.similarTo}
            hint={answer !== null && answer.hits.length > 0 ? null : hint}
            hintId={hintId}
            onQuery={query.change}
            onRemoveSimilar={() => {
              query.dropSimilar();
              box.current?.focus();
            }}
            onLeave={() => box.current?.focus()}
          />
          {isMapOpen && (
            <LibraryMapView
              engine={connection.engine}
              status={watched.status}
              answer={answer}
              selection={selection}
              onSelect={setSelection}
              onOpen={openOnMap}
              onClose={closeMap}
            />
          )}
          <div className={styles['hits']} hidden={isMapOpen && answer === null}>
            <Centre
              watched={watched}
              additions={additions}
              search={search}
              query={query.text}
              isSimilar={query.similarTo !== null}
              isWithin={selection !== null}
              saved={query.saved}
              settings={settings}
              onQuery={ask}
              onSettings={changeSettings}
              onTips={() => setIsHelpOpen(true)}
            >
              {answer && (
                <HitsArea
                  id={listId}
                  answer={answer}
                  asked={search.asked}
                  hits={hits}
                  hint={hint}
                  hintId={hintId}
                  settings={settings}
                  openKey={current?.key ?? null}
                  vaultOf={vaultOf}
                  onOpenOriginal={openOriginal}
                  onSimilar={findSimilar}
                  onSettings={changeSettings}
                  onOpen={open}
                  onOpenCopy={opened.openCopy}
                  onEnd={query.showMore}
                />
              )}
            </Centre>
          </div>
        </main>
        {current !== null && (
          <SidePane
            label={page.document}
            className={styles['document']}
            over={hasRoomForDocument ? null : 'sheet'}
            bare
            onClose={close}
          >
            <DocumentPane
              opened={current}
              passages={{ ...opened, close }}
              matches={matchesIn(current.document, search.answer)}
              query={search.answer?.query ?? ''}
              onOpen={open}
              vaultOf={vaultOf}
              onSimilar={findSimilar}
              onOpenOriginal={openOriginal}
            />
          </SidePane>
        )}
      </div>
      <StatusLine status={watched.status} />
      <DropTarget additions={additions} />
      {isPasting && (
        <PasteDialog onAdd={(title, text) => additions.addText(title, text)} onClose={() => setIsPasting(false)} />
      )}
      {isHelpOpen && <KeysDialog onClose={() => setIsHelpOpen(false)} />}
    </div>
  );
}

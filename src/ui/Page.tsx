import { useEffect, useId, useRef, useState } from 'react';
import type { EngineConnection } from '../protocol/connectEngine';
import type { SearchHit } from '../protocol/EngineApi';
import { DropTarget } from './adding/DropTarget';
import { useAdditions } from './adding/useAdditions';
import { useAddressedPlace } from './address/useAddressedPlace';
import { useSpokenProgress } from './announcing/useSpokenProgress';
import { useEngineStatus } from './connection/useEngineStatus';
import { Button } from './controls/Button';
import { useSteady } from './controls/useSteady';
import { useAppBadge } from './launching/useAppBadge';
import { useLaunches } from './launching/useLaunches';
import { Notice } from './notices/Notice';
import { hitRowId } from './hits/hitRowId';
import { useActiveHit } from './hits/useActiveHit';
import { useOpenActive } from './hits/useOpenActive';
import { SidePane } from './layout/SidePane';
import { TopBar } from './layout/TopBar';
import { useMediaQuery } from './layout/useMediaQuery';
import { usePageKeys } from './layout/usePageKeys';
import { Notices } from './notices/Notices';
import { useKeepOffline } from './offline/useKeepOffline';
import styles from './Page.module.css';
import { matchesIn } from './reading/matchesIn';
import { useOpenedPassages } from './reading/useOpenedPassages';
import { Centre } from './screens/Centre';
import { SearchBox } from './search/SearchBox';
import { useQuery } from './search/useQuery';
import { SourceList } from './sources/SourceList';
import { useFolderSync } from './sources/useFolderSync';
import { StatusLine } from './status/StatusLine';
import { later } from './layout/later';

const HitList = later(() => import('./hits/HitList').then((module) => module.HitList));
const DocumentPane = later(() => import('./reading/DocumentPane').then((module) => module.DocumentPane));
const PasteDialog = later(() => import('./adding/PasteDialog').then((module) => module.PasteDialog));
const KeysDialog = later(() => import('./layout/KeysDialog').then((module) => module.KeysDialog));

/** The one screen: search box, sources, hits, the open document and the status line. */
export function Page({ connection }: { readonly connection: EngineConnection }) {
  const watched = useEngineStatus(connection);
  const additions = useAdditions(connection.engine);
  const query = useQuery(connection.engine, watched);
  const { search } = query;
  const active = useActiveHit(search.error === null ? search.answer : null);
  const opened = useOpenedPassages();
  useSpokenProgress(search, watched.status);
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
    HitList.preload();
    DocumentPane.preload();
  }, []);

  const [isDrawerOpen, setIsDrawerOpen] = useState(false);
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const hasRoomForLibrary = useMediaQuery('(min-width: 64.0625rem)');
  const hasRoomForDocument = useMediaQuery('(min-width: 45.0625rem)');
  const box = useRef<HTMLInputElement>(null);
  const listId = useId();

  const ask = (text: string) => {
    query.change(text);
    box.current?.focus();
  };
  const open = useSteady((hit: SearchHit) => {
    active.activate(hit);
    opened.openHit(hit);
    query.remember();
  });
  const openActive = useOpenActive(query.text, search, active, open);
  const showMore = useSteady(query.showMore);
  const close = () => {
    const wasInside = document.activeElement?.closest('article') !== null;
    opened.close();
    if (wasInside) box.current?.focus();
  };

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
      if (query.text === '') return;
      query.remember();
      ask('');
    },
  });

  const closeDrawer = useSteady(() => setIsDrawerOpen(false));
  const forgetEverything = useSteady(() => {
    opened.close();
    query.forgetAll();
  });
  const current = opened.current;
  return (
    <div className={styles['page']}>
      <a className={styles['skip']} href="#centre">
        Skip to the hits
      </a>
      <TopBar
        isDrawerOpen={isDrawerOpen}
        onOpenDrawer={hasRoomForLibrary ? null : () => setIsDrawerOpen(true)}
        onHelp={() => setIsHelpOpen(true)}
      >
        <SearchBox
          ref={box}
          query={query.text}
          waiting={search.waiting}
          listId={listId}
          activeId={active.hit && hitRowId(active.hit)}
          onQuery={query.change}
          onStep={active.move}
          onOpen={openActive}
          onHistory={query.step}
        />
      </TopBar>
      <div className={styles['columns']} data-open={current !== null || undefined}>
        {(hasRoomForLibrary || isDrawerOpen) && (
          <SidePane
            label="Your library"
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
                  Dismiss
                </Button>
              }
            >
              The link leads to “{missingPath}”, which is not in your library.
            </Notice>
          )}
          <div className={styles['hits']}>
            <Centre watched={watched} additions={additions} search={search} query={query.text} onQuery={ask}>
              {search.answer && (
                <HitList
                  id={listId}
                  answer={search.answer}
                  activeIndex={active.index}
                  moves={active.moves}
                  openKey={current?.key ?? null}
                  onOpen={open}
                  onEnd={showMore}
                />
              )}
            </Centre>
          </div>
        </main>
        {current !== null && (
          <SidePane
            label="Document"
            className={styles['document']}
            over={hasRoomForDocument ? null : 'sheet'}
            bare
            onClose={close}
          >
            <DocumentPane
              opened={current}
              passages={{ ...opened, close }}
              matches={matchesIn(current.document, search.answer)}
              onOpen={open}
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

import { useEffect } from 'react';
import type { EngineConnection } from '../protocol/connectEngine';
import { DropTarget } from './adding/DropTarget';
import { later } from './layout/later';
import { PageCentre } from './layout/PageCentre';
import { PageDialogs } from './layout/PageDialogs';
import { PageHead } from './layout/PageHead';
import { SidePane } from './layout/SidePane';
import { useMessages } from './messages/LanguageContext';
import styles from './Page.module.css';
import { matchesIn } from './reading/matchesIn';
import { StatusLine } from './status/StatusLine';
import { usePage } from './usePage';

const DocumentPane = later(() => import('./reading/DocumentPane').then((module) => module.DocumentPane));
const SourceList = later(() => import('./sources/SourceList').then((module) => module.SourceList));
const SourceDialogs = later(() => import('./sources/SourceDialogs').then((module) => module.SourceDialogs));
const HintBar = later(() => import('./hints/HintBar').then((module) => module.HintBar));

/** The one screen: search box, sources, hits, the open document and the status line. */
export function Page({ connection }: { readonly connection: EngineConnection }) {
  const messages = useMessages().page;
  const page = usePage(connection);
  const { watched, additions, opened, hasRoomForLibrary, hints } = page;
  const { answer } = page.query.search;
  const { current } = opened;
  // Soon needed, but not to begin with.
  useEffect(() => {
    SourceList.preload();
    SourceDialogs.preload();
    DocumentPane.preload();
  }, []);

  return (
    <div className={styles['page']}>
      <a className={styles['skip']} href="#centre">
        {messages.skip}
      </a>
      <PageHead page={page} />
      <div className={styles['columns']} data-open={current !== null || undefined}>
        {(hasRoomForLibrary || page.isDrawerOpen) && (
          <SidePane
            label={messages.library}
            className={styles['library']}
            over={hasRoomForLibrary ? null : 'drawer'}
            onClose={page.closeDrawer}
          >
            <SourceList
              status={watched.status}
              additions={additions}
              onChosen={page.closeDrawer}
              onShow={page.showSourceDialog}
            />
          </SidePane>
        )}
        <PageCentre page={page} />
        {current !== null && (
          <SidePane
            label={messages.document}
            className={styles['document']}
            over={page.hasRoomForDocument ? null : 'sheet'}
            bare
            onClose={opened.close}
          >
            <DocumentPane
              opened={current}
              passages={opened}
              matches={matchesIn(current.document, answer)}
              query={answer?.query ?? ''}
              onOpen={page.open}
              vaultOf={page.vaultOf}
              onSimilar={page.findSimilar}
              onOpenOriginal={page.openOriginal}
            />
          </SidePane>
        )}
      </div>
      {hints.areShown && (
        <aside className={styles['hints']} aria-label={messages.hints}>
          <HintBar
            place={current !== null ? 'document' : answer !== null ? 'hits' : page.isMapOpen ? 'map' : 'start'}
            onHide={() => hints.change(false)}
          />
        </aside>
      )}
      <StatusLine status={watched.status} />
      <DropTarget additions={additions} />
      {watched.status !== null && (
        <SourceDialogs
          status={watched.status}
          dialog={page.sourceDialog}
          onShow={page.showSourceDialog}
          onOpenDocument={page.openDocument}
          onDeleteEverything={page.forgetEverything}
        />
      )}
      <PageDialogs page={page} />
    </div>
  );
}

import { useEffect } from 'react';
import { Button } from '../controls/Button';
import { useMessages } from '../messages/LanguageContext';
import { Notice } from '../notices/Notice';
import { Notices } from '../notices/Notices';
import styles from '../Page.module.css';
import { Centre } from '../screens/Centre';
import type { PageState } from '../usePage';
import { later } from './later';

const HitsArea = later(() => import('../hits/HitsArea').then((module) => module.HitsArea));
const SearchTerms = later(() => import('../filters/SearchTerms').then((module) => module.SearchTerms));
const LibraryMapView = later(() => import('../map/LibraryMapView').then((module) => module.LibraryMapView));

/** The middle of the page: notices, the map and the hits, or what there is to say without any. */
export function PageCentre({ page }: { readonly page: PageState }) {
  const { page: messages, common } = useMessages();
  const { watched, additions, query, hint, hintId, isMapOpen, selection, missingPath, opened } = page;
  const { search } = query;
  const { answer } = search;
  const focusBox = () => page.box.current?.focus();
  // Soon needed, but not to begin with.
  useEffect(() => {
    HitsArea.preload();
    SearchTerms.preload();
  }, []);

  return (
    <main id="centre" className={styles['centre']} data-region tabIndex={-1}>
      <Notices watched={watched} additions={additions} />
      {missingPath !== null && (
        <Notice
          tone="warning"
          actions={
            <Button tone="quiet" onClick={page.forgetMissingPath}>
              {common.dismiss}
            </Button>
          }
        >
          {messages.linkLeadsNowhere(missingPath)}
        </Notice>
      )}
      {(query.text !== '' || query.similarTo !== null) && (
        <SearchTerms
          query={query.text}
          similarTo={query.similarTo}
          hint={answer !== null && answer.hits.length > 0 ? null : hint}
          hintId={hintId}
          onQuery={query.change}
          onRemoveSimilar={() => {
            query.dropSimilar();
            focusBox();
          }}
          onLeave={focusBox}
        />
      )}
      {isMapOpen && (
        <LibraryMapView
          engine={page.engine}
          status={watched.status}
          answer={answer}
          selection={selection}
          onSelect={page.setSelection}
          onOpen={page.openOnMap}
          onClose={page.closeMap}
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
          settings={page.settings}
          onQuery={page.ask}
          onSettings={page.changeSettings}
          onTips={() => page.showDialog('keys')}
        >
          {answer && (
            <HitsArea
              id={page.listId}
              answer={answer}
              asked={search.asked}
              hits={page.hits}
              hint={hint}
              hintId={hintId}
              settings={page.settings}
              openKey={opened.current?.key ?? null}
              vaultOf={page.vaultOf}
              onOpenOriginal={page.openOriginal}
              onSimilar={page.findSimilar}
              onSettings={page.changeSettings}
              onOpen={page.open}
              onOpenCopy={opened.openCopy}
              onEnd={query.showMore}
            />
          )}
        </Centre>
      </div>
    </main>
  );
}

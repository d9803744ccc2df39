import { hitMenuPlace } from '../hits/HitMenuPlace';
import { hitRowId } from '../hits/hitRowId';
import { SearchBox } from '../search/SearchBox';
import type { PageState } from '../usePage';
import { TopBar } from './TopBar';

/** The top of the page: the search box and the page's own buttons. */
export function PageHead({ page }: { readonly page: PageState }) {
  const { query, hits, hint } = page;
  const { active } = hits;
  return (
    <TopBar
      isDrawerOpen={page.isDrawerOpen}
      onOpenDrawer={page.openDrawer}
      isMapOpen={page.isMapOpen}
      onMap={page.changeMap}
      onSettings={() => page.showDialog('settings')}
      onHelp={() => page.showDialog('keys')}
    >
      <SearchBox
        ref={page.box}
        query={query.text}
        waiting={query.search.waiting}
        isSaved={query.saved.has(query.text)}
        libraryVersion={query.libraryVersion}
        hintId={hint === null ? undefined : page.hintId}
        listId={page.listId}
        activeId={active.hit && hitRowId(active.hit)}
        onQuery={query.change}
        onExpect={query.expect}
        onStep={hits.move}
        onUnfold={() => hits.toggle(active.hit)}
        onOpen={page.openActive}
        onOpenOriginal={() => active.hit && page.openOriginal(active.hit)}
        onMenu={() => hits.setMenu(hitMenuPlace(active.hit))}
        onHistory={query.step}
        onSave={page.save}
      />
    </TopBar>
  );
}

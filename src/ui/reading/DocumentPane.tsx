import { useEffect, useMemo, useRef, useState } from 'react';
import type { SearchHit } from '../../protocol/EngineApi';
import { useAnnounce } from '../announcing/AnnounceContext';
import { useOffers } from '../commands/OfferedCommands';
import { useEngine } from '../connection/EngineContext';
import { useSteady } from '../controls/useSteady';
import type { PassagePlace } from '../passages/PassagePlace';
import type { SimilarTo } from '../search/Question';
import { DocumentFailure } from './DocumentFailure';
import { DocumentWait } from './DocumentWait';
import { DocumentHeader } from './DocumentHeader';
import styles from './DocumentPane.module.css';
import { FindBar } from './FindBar';
import { locateExcerpt } from './locateExcerpt';
import type { OpenedPassage } from './OpenedPassage';
import { OutlinePanel } from './OutlinePanel';
import { ReadingPanel } from './ReadingPanel';
import { ReadingScroller } from './ReadingScroller';
import type { ReadingTarget } from './ReadingTarget';
import { SimilarPanel } from './SimilarPanel';
import { useDocument } from './useDocument';
import { useFind } from './useFind';
import type { OpenedPassages } from './useOpenedPassages';
import { useReadingKeys } from './useReadingKeys';
import { useWikiLinks } from './useWikiLinks';
import { useLaterMessages } from '../messages/useLaterMessages';

/** What can stand beside the text. */
export type SidePanel = 'outline' | 'similar';

interface OpenPanel {
  readonly shown: SidePanel;
  /** A command may come from anywhere; the button that opens it keeps the focus. */
  readonly takesFocus: boolean;
}

/** A document with the opened passage in place. */
export function DocumentPane(props: {
  readonly opened: OpenedPassage;
  readonly passages: OpenedPassages;
  /** The hits in this document, in the document's order. */
  readonly matches: readonly SearchHit[];
  /** What the hits answer; empty for nothing to mark. */
  readonly query: string;
  readonly onOpen: (hit: SearchHit) => void;
  /** The name of the vault that is a source; null for other sources. */
  readonly vaultOf: (source: string) => string | null;
  readonly onSimilar: (similarTo: SimilarTo) => void;
  readonly onOpenOriginal: (place: PassagePlace) => void;
}) {
  const { opened, passages, matches } = props;
  const engine = useEngine();
  const announce = useAnnounce();
  const messages = useLaterMessages().reading;
  const pane = useRef<HTMLElement>(null);
  const { view, error } = useDocument(opened);
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  const [panel, setPanel] = useState<OpenPanel | null>(null);
  const [moved, setMoved] = useState<{ readonly from: OpenedPassage; readonly target: ReadingTarget } | null>(null);

  const asOpened = useMemo<ReadingTarget>(
    () => ({ offset: opened.range.start, kind: opened.range.end > opened.range.start ? 'passage' : 'place' }),
    [opened],
  );
  const target = moved?.from === opened ? moved.target : asOpened;
  const goTo = useSteady((wanted: ReadingTarget) => setMoved({ from: opened, target: wanted }));
  const links = useWikiLinks(engine, opened, passages, announce, goTo);
  const find = useFind(opened.document, target.offset, ({ start }) => goTo({ offset: start, kind: 'found' }));
  const layers = useMemo(
    () => (view === null ? [] : locateExcerpt(view, opened.range, opened.excerpt)),
    [view, opened.range, opened.excerpt],
  );
  const focusText = () => pane.current?.querySelector<HTMLElement>('[data-focus-first]')?.focus();
  // A sheet gets the focus before there is a text: then it must not rest on a button.
  useEffect(() => {
    if (view !== null && document.activeElement === pane.current) focusText();
  }, [view]);
  useEffect(() => {
    if (panel?.takesFocus === true) pane.current?.querySelector<HTMLElement>('[data-panel]')?.focus();
  }, [panel]);
  const stepMatch = (by: 1 | -1) => {
    const place = matches.findIndex((hit) => hit.key === opened.key);
    const next = matches[place < 0 ? (by > 0 ? 0 : matches.length - 1) : place + by];
    if (next) props.onOpen(next);
    else announce(by > 0 ? messages.lastMatch : messages.firstMatch);
  };
  const closeFind = () => {
    find.close();
    focusText();
  };
  const closePanel = () => {
    setPanel(null);
    focusText();
  };
  const onKeyDown = useReadingKeys({
    onFind: find.open,
    onStep: (by) => (find.isOpen && find.text.trim() !== '' ? find.step(by) : stepMatch(by)),
    onMenu: () => view !== null && setIsMenuOpen(true),
    onOriginal: () => view !== null && props.onOpenOriginal({ ...opened, ...view, document: view.id }),
    onEscape: find.isOpen ? closeFind : panel === null ? null : closePanel,
  });

  useOffers(() => [
    ['document.next', () => stepMatch(1)],
    ['document.before', () => stepMatch(-1)],
    view !== null && ['document.find', find.open],
    view !== null && ['document.outline', () => setPanel({ shown: 'outline', takesFocus: true })],
    view !== null && ['document.similar', () => setPanel({ shown: 'similar', takesFocus: true })],
    view !== null && ['document.menu', () => setIsMenuOpen(true)],
    view !== null && ['document.original', () => props.onOpenOriginal({ ...opened, ...view, document: view.id })],
    passages.canGoBack && ['document.return', () => passages.back()],
  ]);

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys work from all that can have the focus in it
    <article
      ref={pane}
      className={styles['pane']}
      aria-label={opened.title}
      tabIndex={-1}
      data-focus-first
      onKeyDown={onKeyDown}
    >
      <DocumentHeader
        opened={opened}
        passages={passages}
        view={view}
        matches={matches}
        onStep={stepMatch}
        vaultOf={props.vaultOf}
        onSimilar={props.onSimilar}
        onOpenOriginal={props.onOpenOriginal}
        isMenuOpen={isMenuOpen}
        onMenu={setIsMenuOpen}
        isFinding={find.isOpen}
        onFind={() => (find.isOpen ? closeFind() : find.open())}
        panel={panel?.shown ?? null}
        onPanel={(shown) => setPanel(shown && { shown, takesFocus: false })}
      />
      {find.isOpen && <FindBar find={find} onClose={closeFind} />}
      {links.missing !== null && (
        <p className={styles['missing']} dir="auto">
          {links.missing}
        </p>
      )}
      {error !== null && <DocumentFailure error={error} />}
      {view === null && error === null && <DocumentWait />}
      {view !== null && (
        <div className={styles['columns']}>
          {panel !== null && (
            <ReadingPanel
              title={panel.shown === 'outline' ? messages.outline : messages.similar}
              closeLabel={panel.shown === 'outline' ? messages.closeOutline : messages.closeSimilar}
              onClose={closePanel}
            >
              {panel.shown === 'outline' ? (
                <OutlinePanel view={view} onGo={(offset) => goTo({ offset, kind: 'place' })} />
              ) : (
                <SimilarPanel opened={opened} onOpen={passages.followHit} />
              )}
            </ReadingPanel>
          )}
          <ReadingScroller
            key={view.id}
            view={view}
            target={target}
            onTarget={goTo}
            layers={layers}
            query={props.query}
            found={find.found}
            onWikiLink={links.follow}
          />
        </div>
      )}
    </article>
  );
}

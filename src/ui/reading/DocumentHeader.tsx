import { useRef, useState } from 'react';
import { pageAt } from '../../documents/pageAt';
import { useAnnounce } from '../announcing/AnnounceContext';
import { useOffers } from '../commands/OfferedCommands';
import { useEngine } from '../connection/EngineContext';
import { IconButton } from '../controls/IconButton';
import { ConfirmDialog } from '../dialogs/ConfirmDialog';
import { icons } from '../icons';
import { ActionMenu } from '../menu/ActionMenu';
import { usePassageActions } from '../passages/usePassageActions';
import type { PassagePlace } from '../passages/PassagePlace';
import type { SimilarTo } from '../search/Question';
import type { DocumentView, SearchHit } from '../../protocol/EngineApi';
import { CopyQuoteButton } from './CopyQuoteButton';
import styles from './DocumentHeader.module.css';
import type { SidePanel } from './DocumentPane';
import type { OpenedPassage } from './OpenedPassage';
import type { OpenedPassages } from './useOpenedPassages';
import { useMessages } from '../messages/LanguageContext';
import { useLaterMessages } from '../messages/useLaterMessages';

/** Says which document this is and holds what can be done with it. */
export function DocumentHeader(props: {
  readonly opened: OpenedPassage;
  readonly passages: OpenedPassages;
  readonly view: DocumentView | null;
  readonly matches: readonly SearchHit[];
  /** Goes to the next hit in the document, or the one before. */
  readonly onStep: (by: 1 | -1) => void;
  readonly vaultOf: (source: string) => string | null;
  readonly onSimilar: (similarTo: SimilarTo) => void;
  readonly isMenuOpen: boolean;
  readonly onMenu: (isOpen: boolean) => void;
  readonly onOpenOriginal: (place: PassagePlace) => void;
  readonly isFinding: boolean;
  readonly onFind: () => void;
  readonly panel: SidePanel | null;
  readonly onPanel: (panel: SidePanel | null) => void;
}) {
  const { opened, passages, view, matches } = props;
  const later = useLaterMessages();
  const messages = later.reading;
  const { formats } = useMessages();
  const menuPlace = useRef<HTMLSpanElement>(null);
  const actionsFor = usePassageActions(props.vaultOf, props.onSimilar, props.onOpenOriginal);
  const engine = useEngine();
  const announce = useAnnounce();
  const [isRemoving, setIsRemoving] = useState(false);
  const title = view?.title ?? opened.title;
  const place = matches.findIndex((hit) => hit.key === opened.key);
  const page = matches[place]?.page ?? pageAt(view?.pageStarts ?? [], opened.range.start);
  const before = matches[place - 1];
  const after = matches[place + 1];

  useOffers(() => [
    ...(view === null ? [] : actionsFor({ ...opened, title, path: view.path, source: view.source })).flatMap(
      ({ label, run }) => (run ? [['document.action', run, label] as const] : []),
    ),
    ['document.remove', () => setIsRemoving(true)],
  ]);

  return (
    <header className={styles['header']}>
      <div className={styles['bar']}>
        {passages.canGoBack && (
          <IconButton label={messages.back} onClick={() => passages.back()}>
            <icons.Back />
          </IconButton>
        )}
        {matches.length > 0 && (
          <div className={styles['matches']} role="group" aria-label={messages.matches}>
            <IconButton label={messages.previousMatch} disabled={!before} onClick={() => props.onStep(-1)}>
              <icons.Up />
            </IconButton>
            <IconButton label={messages.nextMatch} disabled={!after} onClick={() => props.onStep(1)}>
              <icons.Down />
            </IconButton>
            <span className={styles['count']}>
              {place >= 0 ? messages.matchOf(place + 1, matches.length) : messages.matchCount(matches.length)}
            </span>
          </div>
        )}
        <span className={styles['gap']} />
        {view !== null && (
          <>
            <IconButton
              label={messages.outline}
              expanded={props.panel === 'outline'}
              onClick={() => props.onPanel(props.panel === 'outline' ? null : 'outline')}
            >
              <icons.Outline />
            </IconButton>
            <IconButton
              label={messages.similar}
              expanded={props.panel === 'similar'}
              onClick={() => props.onPanel(props.panel === 'similar' ? null : 'similar')}
            >
              <icons.Similar />
            </IconButton>
            <IconButton label={messages.findKey} expanded={props.isFinding} onClick={props.onFind}>
              <icons.Search />
            </IconButton>
          </>
        )}
        {view !== null && opened.range.end > opened.range.start && (
          <span className={styles['spare']}>
            <CopyQuoteButton view={view} passage={opened.range} vault={props.vaultOf(view.source)} />
          </span>
        )}
        {view !== null && (
          <span ref={menuPlace}>
            <IconButton
              label={later.answer.menu}
              expanded={props.isMenuOpen}
              onClick={() => props.onMenu(!props.isMenuOpen)}
            >
              <icons.More />
            </IconButton>
          </span>
        )}
        <span className={styles['spare']}>
          <IconButton label={messages.removeDocument} onClick={() => setIsRemoving(true)}>
            <icons.Remove />
          </IconButton>
        </span>
        <IconButton label={messages.closeDocument} onClick={() => passages.close()}>
          <icons.Close />
        </IconButton>
      </div>
      <h2 className={styles['title']} dir="auto">
        {title}
      </h2>
      {view !== null && (
        <p className={styles['where']} dir="auto">
          {[
            view.sourceName,
            view.path,
            ...(page === null ? [] : [messages.pageOf(page, view.pageStarts.length)]),
            ...(view.authors.length === 0 ? [] : [view.authors.join(', ')]),
            ...(view.date === null ? [] : [formats.date(view.date)]),
          ].join(' · ')}
        </p>
      )}
      {view !== null && view.tags.length > 0 && (
        <ul className={styles['tags']} aria-label={messages.tags}>
          {view.tags.map((tag) => (
            <li key={tag} dir="auto">
              {tag}
            </li>
          ))}
        </ul>
      )}
      {view !== null && props.isMenuOpen && menuPlace.current !== null && (
        <ActionMenu
          label={later.answer.whatToDo(title)}
          anchor={menuPlace.current}
          actions={[
            ...actionsFor({ ...opened, title, path: view.path, source: view.source }),
            { label: messages.removeDocument, letter: null, run: () => setIsRemoving(true) },
          ]}
          onClose={() => props.onMenu(false)}
        />
      )}
      {isRemoving && (
        <ConfirmDialog
          title={messages.askRemove(title)}
          confirmLabel={messages.remove}
          onClose={() => setIsRemoving(false)}
          onConfirm={async () => {
            await engine.removeDocument(opened.document);
            passages.close();
            announce(messages.removed(title));
          }}
        >
          <p>{messages.willLeave}</p>
        </ConfirmDialog>
      )}
    </header>
  );
}

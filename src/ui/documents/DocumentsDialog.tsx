import { useDeferredValue, useId, useMemo, useState } from 'react';
import { useAnnounce } from '../announcing/AnnounceContext';
import { OptionBox } from '../lists/OptionBox';
import { Wait } from '../controls/Wait';
import { Dialog } from '../dialogs/Dialog';
import { useMessages } from '../messages/LanguageContext';
import { useLaterMessages } from '../messages/useLaterMessages';
import type { DocumentState, SourceStatus } from '../../protocol/EngineApi';
import { shownName } from '../sources/shownName';
import { DocumentRows } from './DocumentRows';
import styles from './DocumentsDialog.module.css';
import { countStates, documentStates } from './documentStates';
import { findable, findDocuments } from './findDocuments';
import { useDocumentList } from './useDocumentList';

/** Every file of a source with how far it has come; documents open from here. */
export function DocumentsDialog(props: {
  readonly source: SourceStatus;
  /** Passages that the main encoder has encoded. */
  readonly refined: number;
  readonly onOpen: (document: number, title: string) => void;
  readonly onClose: () => void;
}) {
  const { id, documents: inLibrary, waiting, failed, skipped } = props.source;
  const { common } = useMessages();
  const later = useLaterMessages();
  const messages = later.documents;
  const announce = useAnnounce();
  const { documents, error } = useDocumentList(id, [inLibrary, waiting, failed, skipped, props.refined].join(' '));
  const [typed, setTyped] = useState('');
  const [state, setState] = useState<DocumentState | null>(null);
  const [chosen, setChosen] = useState({ index: 0, moves: 0 });
  const listId = useId();
  const wanted = useDeferredValue(typed);
  const all = useMemo(() => findable(documents ?? []), [documents]);
  const counts = useMemo(() => countStates(all), [all]);
  const shown = useMemo(() => findDocuments(wanted, state, all), [wanted, state, all]);
  const index = Math.min(chosen.index, shown.length - 1);

  const openAt = (at: number) => {
    const found = shown[at];
    if (found === undefined) return;
    if (found.document === null) announce(messages.notInLibrary(found.path));
    else props.onOpen(found.document, found.title);
  };
  const move = (to: number) => setChosen(({ moves }) => ({ index: to, moves: moves + 1 }));

  return (
    <Dialog title={messages.title(shownName(props.source, later))} shape="wide" onClose={props.onClose}>
      <div className={styles['content']}>
        <div className={styles['head']}>
          <OptionBox
            label={messages.find}
            listId={listId}
            count={shown.length}
            chosen={index}
            typed={typed}
            onType={(text) => {
              setTyped(text);
              move(0);
            }}
            onMove={move}
            onTake={() => openAt(index)}
          />
          <select
            aria-label={messages.show}
            value={state ?? ''}
            onChange={(event) => {
              setState(documentStates.find((each) => each === event.currentTarget.value) ?? null);
              move(0);
            }}
          >
            <option value="">{messages.counted(messages.all, all.length)}</option>
            {documentStates
              .filter((each) => counts[each] > 0 || each === state)
              .map((each) => (
                <option key={each} value={each}>
                  {messages.counted(messages.states[each], counts[each])}
                </option>
              ))}
          </select>
        </div>
        {error !== null && (
          <p role="alert" className={styles['none']}>
            {common.didNotWork(error)}
          </p>
        )}
        {documents === null && error === null && (
          <div className={styles['none']}>
            <Wait>{later.sources.looking}</Wait>
          </div>
        )}
        {documents !== null && shown.length === 0 && (
          <p role="status" className={styles['none']}>
            {all.length === 0 ? messages.empty : messages.none}
          </p>
        )}
        <p className="visually-hidden" role="status">
          {shown.length > 0 && messages.counted(messages.shown, shown.length)}
        </p>
        <DocumentRows id={listId} documents={shown} chosen={index} moves={chosen.moves} onChoose={openAt} />
        {counts.unrefined > 0 && <p className={styles['explained']}>{messages.unrefinedMeans(counts.unrefined)}</p>}
      </div>
    </Dialog>
  );
}

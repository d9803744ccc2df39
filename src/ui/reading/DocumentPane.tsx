import { useMemo, useState } from 'react';
import { useAnnounce } from '../announcing/AnnounceContext';
import { useEngine } from '../connection/EngineContext';
import { Button } from '../controls/Button';
import { useSteady } from '../controls/useSteady';
import { icons } from '../icons';
import type { SearchHit } from '../../protocol/EngineApi';
import type { SimilarTo } from '../search/Question';
import { DocumentBlocks } from './DocumentBlocks';
import { DocumentFailure } from './DocumentFailure';
import { DocumentHeader } from './DocumentHeader';
import styles from './DocumentPane.module.css';
import { locateExcerpt } from './locateExcerpt';
import type { OpenedPassage } from './OpenedPassage';
import { useDocument } from './useDocument';
import type { OpenedPassages } from './useOpenedPassages';
import { usePlaceInView } from './usePlaceInView';

/** A document with the opened passage in place. */
export function DocumentPane(props: {
  readonly opened: OpenedPassage;
  readonly passages: OpenedPassages;
  /** The hits in this document, in the document's order. */
  readonly matches: readonly SearchHit[];
  readonly onOpen: (hit: SearchHit) => void;
  /** The name of the vault that is a source; null for other sources. */
  readonly vaultOf: (source: string) => string | null;
  readonly onSimilar: (similarTo: SimilarTo) => void;
}) {
  const { opened, passages } = props;
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  const engine = useEngine();
  const announce = useAnnounce();
  const loaded = useDocument(opened);
  const { view } = loaded;
  const [missing, setMissing] = useState<string | null>(null);
  const body = usePlaceInView(view, loaded.place, opened);
  const layers = useMemo(
    () => (view === null ? [] : locateExcerpt(view, opened.range, opened.excerpt)),
    [view, opened.range, opened.excerpt],
  );

  const followWikiLink = useSteady((target: string) => {
    const [name = ''] = target.split('#');
    if (name === '') return;
    setMissing(null);
    engine.findDocument(name).then(
      (document) => {
        if (document === null) {
          setMissing(name);
          announce(`There is no note named ${name} in your library.`);
        } else {
          passages.follow(document, name);
        }
      },
      () => setMissing(name),
    );
  });

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the key works from all that can have the focus in it
    <article
      className={styles['pane']}
      aria-label={opened.title}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !event.shiftKey || view === null) return;
        event.preventDefault();
        setIsMenuOpen(true);
      }}
    >
      <DocumentHeader
        opened={opened}
        passages={passages}
        view={view}
        matches={props.matches}
        onOpen={props.onOpen}
        vaultOf={props.vaultOf}
        onSimilar={props.onSimilar}
        isMenuOpen={isMenuOpen}
        onMenu={setIsMenuOpen}
      />
      {missing !== null && (
        <p className={styles['missing']} dir="auto">
          There is no note named “{missing}” in your library.
        </p>
      )}
      <div
        ref={body}
        className={styles['body']}
        tabIndex={0}
        role="region"
        aria-label="Text of the document"
        data-focus-first
      >
        {loaded.error !== null && <DocumentFailure error={loaded.error} />}
        {view !== null && (
          <div className={styles['text']}>
            {view.warnings.map((warning) => (
              <p key={warning} className={styles['warning']} dir="auto">
                <icons.Alert /> {warning}
              </p>
            ))}
            {view.start > 0 && (
              <Button onClick={loaded.showEarlier}>
                <icons.Up /> Show earlier
              </Button>
            )}
            <DocumentBlocks view={view} layers={layers} onWikiLink={followWikiLink} />
            {view.end < view.length && (
              <Button onClick={loaded.showLater}>
                <icons.Down /> Show later
              </Button>
            )}
          </div>
        )}
      </div>
    </article>
  );
}

import { useMemo, useState } from 'react';
import type { HitCopy, SearchAnswer, SearchHit } from '../../protocol/EngineApi';
import { useOffers } from '../commands/OfferedCommands';
import { useSteady } from '../controls/useSteady';
import type { PassagePlace } from '../passages/PassagePlace';
import { usePassageActions } from '../passages/usePassageActions';
import type { SimilarTo } from '../search/Question';
import { HitSettingsDialog } from '../settings/HitSettingsDialog';
import type { SearchSettings } from '../settings/useSearchSettings';
import { AnswerLine } from './AnswerLine';
import { HitList } from './HitList';
import { HitMenu } from './HitMenu';
import { hitMenuPlace } from './HitMenuPlace';
import type { Hits } from './useHits';

/** The hits of an answer, what is said about them, and what can be done with them. */
export function HitsArea(props: {
  readonly id: string;
  readonly answer: SearchAnswer;
  readonly asked: string;
  readonly hits: Hits;
  readonly hint: string | null;
  readonly hintId: string;
  readonly settings: SearchSettings;
  readonly openKey: string | null;
  /** The name of the vault that is a source; null for other sources. */
  readonly vaultOf: (source: string) => string | null;
  readonly onSimilar: (similarTo: SimilarTo) => void;
  readonly onOpenOriginal: (place: PassagePlace) => void;
  readonly onSettings: (change: Partial<SearchSettings>) => void;
  readonly onOpen: (hit: SearchHit) => void;
  readonly onOpenCopy: (hit: SearchHit, copy: HitCopy) => void;
  /** Called when the end of the hits comes into view. */
  readonly onEnd: () => void;
}) {
  const { answer, hits, hint, hintId, settings } = props;
  const { active, menu } = hits;
  const [areSettingsOpen, setAreSettingsOpen] = useState(false);
  const actionsFor = usePassageActions(props.vaultOf, props.onSimilar, props.onOpenOriginal);
  const summary = useMemo(
    () => (
      <AnswerLine
        answer={answer}
        hint={hint}
        hintId={hintId}
        settings={settings}
        onSettings={() => setAreSettingsOpen(true)}
      />
    ),
    [answer, hint, hintId, settings],
  );
  const onOpen = useSteady(props.onOpen);
  const onEnd = useSteady(props.onEnd);
  const onUnfold = useSteady((hit: SearchHit) => void hits.toggle(hit));
  const onMenu = useSteady((hit: SearchHit, anchor: Element) => {
    active.activate(hit);
    hits.setMenu({ hit, anchor });
  });
  useOffers(() => {
    const hit = active.hit;
    const { sort, isGrouped } = settings;
    return [
      hit && ['hits.open', () => onOpen(hit)],
      hit && ['hits.original', () => props.onOpenOriginal(hit)],
      hit && ['hits.menu', () => hits.setMenu(hitMenuPlace(hit))],
      ...(hit ? actionsFor(hit) : []).flatMap(({ label, run }) => (run ? [['hits.action', run, label] as const] : [])),
      sort !== 'relevance' && ['hits.best', () => props.onSettings({ sort: 'relevance' })],
      sort !== 'newest' && ['hits.newest', () => props.onSettings({ sort: 'newest' })],
      sort !== 'oldest' && ['hits.oldest', () => props.onSettings({ sort: 'oldest' })],
      [isGrouped ? 'hits.ungroup' : 'hits.group', () => props.onSettings({ isGrouped: !isGrouped })],
      isGrouped && ['hits.unfold', () => void hits.toggle(hit)],
      ['hits.settings', () => setAreSettingsOpen(true)],
    ];
  });
  return (
    <>
      <HitList
        id={props.id}
        rows={hits.rows}
        isNothingClose={answer.isNothingClose}
        asked={props.asked}
        activeIndex={active.index}
        moves={active.moves}
        openKey={props.openKey}
        summary={summary}
        onOpen={onOpen}
        onUnfold={onUnfold}
        onMenu={onMenu}
        onEnd={onEnd}
        onReach={hits.reach}
      />
      {menu !== null && (
        <HitMenu
          place={menu}
          actionsFor={actionsFor}
          onOpenCopy={props.onOpenCopy}
          onClose={() => hits.setMenu(null)}
        />
      )}
      {areSettingsOpen && (
        <HitSettingsDialog settings={settings} onChange={props.onSettings} onClose={() => setAreSettingsOpen(false)} />
      )}
    </>
  );
}

import type { SearchAnswer } from '../../protocol/EngineApi';
import { SaveHitsButton } from '../backup/SaveHitsButton';
import { QueryHint } from '../filters/QueryHint';
import { HitSettingsButton } from '../settings/HitSettingsButton';
import type { SearchSettings } from '../settings/useSearchSettings';
import styles from './AnswerLine.module.css';
import { AnswerSummary } from './AnswerSummary';

/** One line above the hits, of one height whatever it says: what was found, and how hits are chosen and ordered. */
export function AnswerLine(props: {
  readonly answer: SearchAnswer;
  /** What to say about the query in place of the summary; null for nothing. */
  readonly hint: string | null;
  readonly hintId: string;
  readonly settings: SearchSettings;
  readonly onSettings: () => void;
}) {
  return (
    <div className={styles['line']}>
      {props.hint === null ? (
        <AnswerSummary answer={props.answer} sort={props.settings.sort} />
      ) : (
        <QueryHint id={props.hintId} words={props.hint} />
      )}
      <SaveHitsButton answer={props.answer} />
      <HitSettingsButton settings={props.settings} isBrief={props.hint !== null} onPress={props.onSettings} />
    </div>
  );
}

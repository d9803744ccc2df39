import type { SearchAnswer } from '../../protocol/EngineApi';
import { HitSettingsButton } from '../settings/HitSettingsButton';
import type { SearchSettings } from '../settings/useSearchSettings';
import styles from './AnswerLine.module.css';
import { AnswerSummary } from './AnswerSummary';

/** One line above the hits: what was found, and how hits are chosen and ordered. */
export function AnswerLine(props: {
  readonly answer: SearchAnswer;
  readonly settings: SearchSettings;
  readonly onSettings: () => void;
}) {
  return (
    <div className={styles['line']}>
      <AnswerSummary answer={props.answer} sort={props.settings.sort} />
      <HitSettingsButton settings={props.settings} onPress={props.onSettings} />
    </div>
  );
}

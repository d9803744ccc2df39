import type { SearchAnswer } from '../../protocol/EngineApi';
import { SaveHitsButton } from '../backup/SaveHitsButton';
import { formatCount, formatNumber } from '../format/formatCount';
import styles from './HitList.module.css';

/** What it took to answer: "Closest 30 of 3,420 passages by Starter, in 2 ms". */
export function AnswerSummary({ answer }: { readonly answer: SearchAnswer }) {
  const time = answer.milliseconds < 1 ? 'under 1 ms' : `${formatNumber(Math.round(answer.milliseconds))} ms`;
  return (
    <div className={styles['summary']}>
      Closest {formatNumber(answer.hits.length)} of {formatCount(answer.searched, 'passage')} by{' '}
      <span data-testid="answer-encoder">{answer.encoder}</span>, in {time} · <SaveHitsButton answer={answer} />
    </div>
  );
}

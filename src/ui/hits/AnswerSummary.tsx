import type { SearchAnswer } from '../../protocol/EngineApi';
import { formatCount, formatNumber } from '../format/formatCount';
import type { SearchSettings } from '../settings/useSearchSettings';
import styles from './AnswerSummary.module.css';

/** What was found and what it took: "Closest 30 of 3,420 passages by Starter, in 2 ms". One line, whatever it says. */
export function AnswerSummary({
  answer,
  sort,
}: {
  readonly answer: SearchAnswer;
  readonly sort: SearchSettings['sort'];
}) {
  const { hits, matching, searched, isNothingClose } = answer;
  const time = answer.milliseconds < 1 ? 'under 1 ms' : `${formatNumber(Math.round(answer.milliseconds))} ms`;
  const areCompared = hits.some(({ why }) => why !== null);
  const shown = areCompared && !isNothingClose ? `Closest ${formatNumber(hits.length)}` : formatNumber(hits.length);
  const among =
    matching === null ? formatCount(searched, 'passage') : `${formatCount(matching, 'passage')} that pass the filters`;
  return (
    <p className={styles['summary']} data-testid="answer-summary">
      {isNothingClose && (
        <>
          <strong className={styles['nothing']}>Nothing close.</strong> The nearest{' '}
        </>
      )}
      {shown} of {among}
      {areCompared && (
        <>
          {' '}
          by <span data-testid="answer-encoder">{answer.encoder}</span>
        </>
      )}
      {orderWords[areCompared || sort === 'oldest' ? sort : 'newest']}, in {time}
    </p>
  );
}

const orderWords = { relevance: '', newest: ', newest first', oldest: ', oldest first' } as const;

import type { SearchAnswer } from '../../protocol/EngineApi';
import type { SearchSettings } from '../settings/useSearchSettings';
import styles from './AnswerSummary.module.css';
import { useLaterMessages } from '../messages/useLaterMessages';

/** Stands for the encoder's name in the sentence, where its element goes. */
const ENCODER = '\uE000';

/** What was found and what it took: "Closest 30 of 3,420 passages by Starter, in 2 ms". One line, whatever it says. */
export function AnswerSummary({
  answer,
  sort,
}: {
  readonly answer: SearchAnswer;
  readonly sort: SearchSettings['sort'];
}) {
  const messages = useLaterMessages().answer;
  const { hits, matching, searched, isNothingClose, milliseconds } = answer;
  const areCompared = hits.some(({ why }) => why !== null);
  const order = areCompared || sort === 'oldest' ? sort : 'newest';
  const encoder = areCompared ? ENCODER : null;
  const told = { isNothingClose, encoder, shown: hits.length, matching, searched, order, milliseconds };
  const [before, after] = messages.summary(told).split(ENCODER);
  return (
    <p className={styles['summary']} data-testid="answer-summary">
      {isNothingClose && (
        <>
          <strong className={styles['nothing']}>{messages.nothingClose}</strong>{' '}
        </>
      )}
      {before}
      {areCompared && <span data-testid="answer-encoder">{answer.encoder}</span>}
      {after}
    </p>
  );
}

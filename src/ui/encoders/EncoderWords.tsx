import { useState } from 'react';
import type { EngineStatus } from '../../protocol/EngineApi';
import { useOffers } from '../commands/OfferedCommands';
import styles from '../status/StatusLine.module.css';
import { encoderSentence, mainEncoderSentence } from './encoderSentence';
import { later } from '../layout/later';
import { useMessages } from '../messages/LanguageContext';

const EncoderDialog = later(() => import('./EncoderDialog').then((module) => module.EncoderDialog));

/** Which encoders are at work, and the way to choose another. */
export function EncoderWords({ status }: { readonly status: EngineStatus }) {
  const { encoders } = useMessages();
  const [isChoosing, setIsChoosing] = useState(false);
  useOffers(() => [['indexing.encoder', () => setIsChoosing(true)]]);
  const { encoder, main } = status;
  return (
    <>
      <span data-testid="status-encoder" data-state={encoder.state}>
        {encoderSentence(encoder, encoders)}
      </span>
      {main !== null && (
        <span
          data-testid="status-main-encoder"
          data-state={main.error === null ? main.state : 'failed'}
          data-passages={main.passages}
        >
          {mainEncoderSentence(main, encoders)}
        </span>
      )}
      <button type="button" className={styles['ask']} onClick={() => setIsChoosing(true)}>
        {encoders.choose}
      </button>
      {isChoosing && <EncoderDialog main={main} onClose={() => setIsChoosing(false)} />}
    </>
  );
}

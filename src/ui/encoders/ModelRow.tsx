import { useId, useState } from 'react';
import type { Dtype, MainEncoderStatus, ModelChoice, ModelDtypeOffer, ModelOffer } from '../../protocol/EngineApi';
import { Button } from '../controls/Button';
import styles from './EncoderDialog.module.css';
import { useLaterMessages } from '../messages/useLaterMessages';
import type { LaterMessages } from '../messages/enLater';

/** One model: what it is, and what can be done with it. */
export function ModelRow(props: {
  readonly offer: ModelOffer;
  readonly main: MainEncoderStatus | null;
  /** Whether another model is on its way. */
  readonly isBusy: boolean;
  readonly onUse: (choice: ModelChoice) => void;
  readonly onDownload: (dtype: Dtype) => void;
  readonly onRemove: () => void;
}) {
  const { offer, main } = props;
  const messages = useLaterMessages().models;
  const chosen = main?.model === offer.id ? main : null;
  const [dtype, setDtype] = useState(() => chosen?.dtype ?? bestDtype(offer));
  const [dimensions, setDimensions] = useState(chosen?.dimensions ?? offer.dimensions[0] ?? 0);
  const [isAsking, setIsAsking] = useState(false);
  const title = useId();
  const variant = offer.dtypes.find((each) => each.dtype === dtype);
  const isInUse = chosen !== null && chosen.dtype === dtype && chosen.dimensions === dimensions;

  return (
    <li className={styles['model']} aria-labelledby={title} data-in-use={isInUse || undefined}>
      <div className={styles['about']}>
        <h3 id={title}>{offer.name}</h3>
        <p>
          {originWords(variant, messages)} · {messages.licence}{' '}
          <a href={offer.licence.url} target="_blank" rel="noreferrer">
            {offer.licence.name}
          </a>{' '}
          ·{' '}
          <a href={offer.page} target="_blank" rel="noreferrer">
            {messages.aboutIt}
          </a>
        </p>
        {isInUse && chosen.tokensPerSecond !== null && (
          <p>{messages.speed(chosen.device, roundedSpeed(chosen.tokensPerSecond))}</p>
        )}
      </div>
      <div className={styles['choices']}>
        {offer.dtypes.length > 1 && (
          <label>
            {messages.numbers}{' '}
            <select value={dtype} onChange={(event) => setDtype(event.currentTarget.value as Dtype)}>
              {offer.dtypes.map((each) => (
                <option key={each.dtype} value={each.dtype}>
                  {messages.dtype(messages.dtypes[each.dtype], each.aboutBytes)}
                </option>
              ))}
            </select>
          </label>
        )}
        {offer.dimensions.length > 1 && (
          <label>
            {messages.dimensions}{' '}
            <select value={dimensions} onChange={(event) => setDimensions(Number(event.currentTarget.value))}>
              {offer.dimensions.map((each) => (
                <option key={each} value={each}>
                  {each}
                </option>
              ))}
            </select>
          </label>
        )}
        {(variant?.origin === 'site' || variant?.origin === 'stored') && (
          <Button
            disabled={isInUse || props.isBusy}
            onClick={() => props.onUse({ model: offer.id, dtype: variant.dtype, dimensions })}
          >
            {isInUse ? messages.inUse : messages.use}
          </Button>
        )}
        {variant?.origin === 'hub' && !isAsking && (
          <Button disabled={props.isBusy} onClick={() => setIsAsking(true)}>
            {messages.download}
          </Button>
        )}
        {offer.storedBytes > 0 && (
          <Button tone="quiet" disabled={props.isBusy} onClick={props.onRemove}>
            {messages.removeFiles(offer.storedBytes)}
          </Button>
        )}
      </div>
      {isAsking && variant?.origin === 'hub' && (
        <div className={styles['consent']}>
          <p>{messages.consent(variant.aboutBytes, offer.licence.name)}</p>
          <Button tone="quiet" onClick={() => setIsAsking(false)}>
            {messages.notNow}
          </Button>
          <Button
            tone="primary"
            onClick={() => {
              setIsAsking(false);
              props.onDownload(variant.dtype);
            }}
          >
            {messages.downloadSize(variant.aboutBytes)}
          </Button>
        </div>
      )}
    </li>
  );
}

/** The first dtype that is at hand, else the first. */
function bestDtype({ dtypes }: ModelOffer): Dtype {
  const atHand = dtypes.find(({ origin }) => origin === 'site' || origin === 'stored');
  return (atHand ?? dtypes[0])?.dtype ?? 'q4';
}

function originWords(variant: ModelDtypeOffer | undefined, { origins }: LaterMessages['models']): string {
  switch (variant?.origin) {
    case 'site':
      return origins.site(variant.aboutBytes);
    case 'stored':
      return origins.stored(variant.aboutBytes);
    case 'hub':
      return origins.hub(variant.aboutBytes);
    case null:
    case undefined:
      return origins.none;
  }
}

/** To two digits: a measurement is no more exact. */
function roundedSpeed(tokensPerSecond: number): number {
  return Number(tokensPerSecond.toPrecision(2));
}

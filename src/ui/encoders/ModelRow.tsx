import { useId, useState } from 'react';
import type { Dtype, MainEncoderStatus, ModelChoice, ModelDtypeOffer, ModelOffer } from '../../protocol/EngineApi';
import { Button } from '../controls/Button';
import { formatBytes } from '../format/formatBytes';
import { formatCount } from '../format/formatCount';
import styles from './EncoderDialog.module.css';

const dtypeWords: Record<Dtype, string> = { q4: '4 bits', q8: '8 bits', fp32: 'full precision' };

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
          {originWords(variant)} · licence:{' '}
          <a href={offer.licence.url} target="_blank" rel="noreferrer">
            {offer.licence.name}
          </a>{' '}
          ·{' '}
          <a href={offer.page} target="_blank" rel="noreferrer">
            about
          </a>
        </p>
        {isInUse && chosen.tokensPerSecond !== null && (
          <p>
            on {chosen.device}: about {formatCount(roundedSpeed(chosen.tokensPerSecond), 'token')} a second
          </p>
        )}
      </div>
      <div className={styles['choices']}>
        {offer.dtypes.length > 1 && (
          <label>
            Numbers{' '}
            <select value={dtype} onChange={(event) => setDtype(event.currentTarget.value as Dtype)}>
              {offer.dtypes.map((each) => (
                <option key={each.dtype} value={each.dtype}>
                  {dtypeWords[each.dtype]}, {formatBytes(each.aboutBytes)}
                </option>
              ))}
            </select>
          </label>
        )}
        {offer.dimensions.length > 1 && (
          <label>
            Dimensions{' '}
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
            {isInUse ? 'In use' : 'Use'}
          </Button>
        )}
        {variant?.origin === 'hub' && !isAsking && (
          <Button disabled={props.isBusy} onClick={() => setIsAsking(true)}>
            Download…
          </Button>
        )}
        {offer.storedBytes > 0 && (
          <Button tone="quiet" disabled={props.isBusy} onClick={props.onRemove}>
            Remove its files, {formatBytes(offer.storedBytes)}
          </Button>
        )}
      </div>
      {isAsking && variant?.origin === 'hub' && (
        <div className={styles['consent']}>
          <p>
            This asks huggingface.co for about {formatBytes(variant.aboutBytes)}, once. Nothing of yours is sent. By
            downloading you accept the licence: {offer.licence.name}.
          </p>
          <Button tone="quiet" onClick={() => setIsAsking(false)}>
            Not now
          </Button>
          <Button
            tone="primary"
            onClick={() => {
              setIsAsking(false);
              props.onDownload(variant.dtype);
            }}
          >
            Download {formatBytes(variant.aboutBytes)}
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

function originWords(variant: ModelDtypeOffer | undefined): string {
  switch (variant?.origin) {
    case 'site':
      return `part of this site, ${formatBytes(variant.aboutBytes)}`;
    case 'stored':
      return `stored in this browser, ${formatBytes(variant.aboutBytes)}`;
    case 'hub':
      return `to be downloaded, ${formatBytes(variant.aboutBytes)}`;
    case null:
    case undefined:
      return 'its files are not here: pick them from a folder';
  }
}

/** To two digits: a measurement is no more exact. */
function roundedSpeed(tokensPerSecond: number): number {
  return Number(tokensPerSecond.toPrecision(2));
}

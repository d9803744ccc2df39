import { Fragment } from 'react';
import type { TextRange } from '../../protocol/EngineApi';
import type { DocumentStretch } from '../../protocol/ReadingApi';
import type { Layer } from '../format/cutAtRanges';
import { DocumentText } from './DocumentText';
import type { Emphasis } from './locateExcerpt';
import type { MailField } from './mailFields';
import styles from './MailHead.module.css';
import { useLaterMessages } from '../messages/useLaterMessages';

function isPassageOf({ quality, range }: Layer<Emphasis>, { start, end }: TextRange): boolean {
  return quality === 'passage' && range.start < end && range.end > start;
}

/** Who wrote a letter to whom, and when. */
export function MailHead(props: {
  readonly stretch: DocumentStretch;
  readonly fields: readonly MailField[];
  readonly layers: readonly Layer<Emphasis>[];
}) {
  const { mail } = useLaterMessages().reading;
  return (
    <dl className={styles['head']}>
      {props.fields.map(({ name, block, value }) => (
        <Fragment key={block.start}>
          <dt>{mail[name]}</dt>
          <dd
            data-start={block.start}
            data-passage={props.layers.some((layer) => isPassageOf(layer, block)) || undefined}
            dir="auto"
          >
            <DocumentText stretch={props.stretch} range={value} layers={props.layers} onWikiLink={() => undefined} />
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

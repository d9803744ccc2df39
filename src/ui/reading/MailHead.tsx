import { Fragment } from 'react';
import type { DocumentStretch } from '../../protocol/ReadingApi';
import type { Layer } from '../format/cutAtRanges';
import { DocumentText } from './DocumentText';
import type { Emphasis } from './locateExcerpt';
import type { MailField } from './mailFields';
import styles from './MailHead.module.css';

/** Who wrote a letter to whom, and when. */
export function MailHead(props: {
  readonly stretch: DocumentStretch;
  readonly fields: readonly MailField[];
  readonly layers: readonly Layer<Emphasis>[];
}) {
  return (
    <dl className={styles['head']}>
      {props.fields.map(({ name, block, value }) => (
        <Fragment key={block.start}>
          <dt>{name}</dt>
          <dd data-start={block.start} dir="auto">
            <DocumentText stretch={props.stretch} range={value} layers={props.layers} onWikiLink={() => undefined} />
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

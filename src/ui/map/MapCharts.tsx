import { useMemo } from 'react';
import type { MapDocument } from '../../protocol/EngineApi';
import { countByLanguage, countBySource, countByTime, type DocumentCount } from './countDocuments';
import styles from './LibraryMapView.module.css';
import { useMessages } from '../messages/LanguageContext';
import { useLaterMessages } from '../messages/useLaterMessages';

/** Small charts of the documents on the map, each of them a table. */
export function MapCharts({ documents }: { readonly documents: readonly MapDocument[] }) {
  const messages = useLaterMessages().map;
  const { formats } = useMessages();
  const charts = useMemo(() => {
    return [
      [messages.overTime, messages.when, countByTime(documents, messages)],
      [messages.bySource, messages.source, countBySource(documents, messages)],
      [
        messages.byLanguage,
        messages.language,
        countByLanguage(documents, (code) => formats.language(code) ?? code, messages),
      ],
    ] as const;
  }, [documents, messages, formats]);
  return (
    <>
      {charts.map(([title, column, bars]) => (
        <BarTable key={title} title={title} column={column} bars={bars} />
      ))}
    </>
  );
}

function BarTable(props: { readonly title: string; readonly column: string; readonly bars: readonly DocumentCount[] }) {
  const messages = useLaterMessages().map;
  const most = Math.max(1, ...props.bars.map(({ documents }) => documents));
  return (
    <table className={styles['chart']}>
      <caption className={styles['heading']}>{props.title}</caption>
      <thead className={styles['hidden']}>
        <tr>
          <th scope="col">{props.column}</th>
          <th scope="col">{messages.documents}</th>
        </tr>
      </thead>
      <tbody>
        {props.bars.map(({ name, documents }) => (
          <tr key={name}>
            <th scope="row" title={name}>
              {name}
            </th>
            <td>
              <span className={styles['bar']} style={{ inlineSize: `${(100 * documents) / most}%` }} />
              <span className={styles['count']}>{documents}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

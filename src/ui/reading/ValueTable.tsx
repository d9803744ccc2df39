import type { ReactNode } from 'react';
import type { Block } from '../../documents/Document';
import type { DocumentStretch } from '../../protocol/ReadingApi';
import type { Layer } from '../format/cutAtRanges';
import { DocumentText } from './DocumentText';
import type { Emphasis } from './locateExcerpt';
import { namedColumns } from './namedColumns';
import styles from './ValueTable.module.css';
import { useLaterMessages } from '../messages/useLaterMessages';

/** Rows as a table, with the names of its columns above where the rows tell them. */
export function ValueTable(props: {
  readonly stretch: DocumentStretch;
  readonly rows: readonly Block[];
  readonly layers: readonly Layer<Emphasis>[];
  /** Whether the cells may be names and values. */
  readonly isNamed: boolean;
  /** The rows as they are, for a table without names. */
  readonly children: ReactNode;
}) {
  const { stretch, rows, layers } = props;
  const messages = useLaterMessages().reading;
  const named = props.isNamed ? namedColumns(stretch, rows) : null;
  return (
    <div className={styles['place']} role="region" aria-label={messages.table} tabIndex={0}>
      <table className={styles['table']}>
        {named === null ? (
          <tbody>{props.children}</tbody>
        ) : (
          <>
            <thead>
              <tr>
                {named.names.map((name) => (
                  <th key={name} scope="col" dir="auto">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {named.rows.map((cells, index) => {
                const row = rows[index]!;
                const inRow = layers.filter(({ range }) => range.start < row.end && range.end > row.start);
                const isPassage = inRow.some(({ quality }) => quality === 'passage');
                return (
                  <tr key={row.start} data-start={row.start} data-passage={isPassage || undefined}>
                    {cells.map((cell, column) => (
                      <td key={named.names[column]} dir="auto">
                        {cell && (
                          <DocumentText stretch={stretch} range={cell} layers={inRow} onWikiLink={() => undefined} />
                        )}
                      </td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </>
        )}
      </table>
    </div>
  );
}

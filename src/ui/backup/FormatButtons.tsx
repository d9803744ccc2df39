import type { TableFormat } from '../../protocol/TableApi';
import { Button } from '../controls/Button';
import styles from './BackupDialog.module.css';

const FORMATS: readonly (readonly [TableFormat, string])[] = [
  ['csv', 'CSV'],
  ['jsonl', 'JSON Lines'],
  ['parquet', 'Parquet'],
];

/** A button for each format of a table. */
export function FormatButtons(props: {
  readonly disabled?: boolean;
  readonly onChoose: (format: TableFormat) => void;
}) {
  return (
    <div className={styles['row']}>
      {FORMATS.map(([format, label]) => (
        <Button key={format} disabled={props.disabled === true} onClick={() => props.onChoose(format)}>
          {label}
        </Button>
      ))}
    </div>
  );
}

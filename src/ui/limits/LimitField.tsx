import { useId, useState } from 'react';
import styles from './LimitField.module.css';

/** A number to type, within a range that the browser checks. */
export function LimitField(props: {
  readonly label: string;
  /** Whether it takes the focus when it appears. */
  readonly isFirst: boolean;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}) {
  const id = useId();
  // What is being typed may be no number yet.
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        required
        autoFocus={props.isFirst}
        min={props.least}
        max={props.most}
        step={1}
        value={typed ?? String(props.value)}
        onBlur={() => setTyped(null)}
        onChange={(event) => {
          const { value, valueAsNumber } = event.currentTarget;
          setTyped(value);
          if (!Number.isNaN(valueAsNumber)) props.onChange(valueAsNumber);
        }}
      />
    </div>
  );
}

import { useId } from 'react';
import styles from './RadioGroup.module.css';

/** One of a few values to choose, each with a button of its own. */
export function RadioGroup<Value extends string>(props: {
  readonly label: string;
  /** Side by side under a heading that says what they are, or one below the other under their own label. */
  readonly layout: 'row' | 'column';
  readonly values: readonly Value[];
  readonly chosen: Value;
  readonly words: Readonly<Record<Value, string>>;
  readonly onChoose: (value: Value) => void;
}) {
  const name = useId();
  const { label, layout, chosen } = props;
  return (
    <fieldset className={styles[layout]}>
      <legend className={layout === 'row' ? 'visually-hidden' : undefined}>{label}</legend>
      {props.values.map((value) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            checked={chosen === value}
            data-focus-first={chosen === value || undefined}
            onChange={() => props.onChoose(value)}
          />
          {props.words[value]}
        </label>
      ))}
    </fieldset>
  );
}

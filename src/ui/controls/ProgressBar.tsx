import styles from './controls.module.css';

/** How far something has come; an unknown end (`total` 0) shows movement only. */
export function ProgressBar(props: { readonly label: string; readonly done: number; readonly total: number }) {
  const known = props.total > 0;
  return (
    <progress
      className={styles['progress']}
      aria-label={props.label}
      {...(known ? { value: Math.min(props.done, props.total), max: props.total } : {})}
    />
  );
}

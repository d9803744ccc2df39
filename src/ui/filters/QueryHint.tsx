import styles from './QueryHint.module.css';

/** A quiet word on an operator that was taken as plain text. */
export function QueryHint(props: { readonly id: string; readonly words: string }) {
  return (
    <p id={props.id} className={styles['hint']}>
      {props.words}
    </p>
  );
}

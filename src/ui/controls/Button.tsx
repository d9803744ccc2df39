import type { ReactNode } from 'react';
import styles from './controls.module.css';

/** How much a button asks for attention. */
export type ButtonTone = 'primary' | 'plain' | 'quiet' | 'danger';

/** A button with words on it. */
export function Button(props: {
  readonly tone?: ButtonTone;
  readonly type?: 'button' | 'submit';
  /** Says more than there is room for on the button. */
  readonly title?: string;
  readonly disabled?: boolean;
  /** Whether it has the focus when the dialog it stands in opens. */
  readonly focusFirst?: boolean;
  readonly onClick?: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type={props.type ?? 'button'}
      className={`${styles['button']} ${styles[props.tone ?? 'plain']}`}
      title={props.title}
      disabled={props.disabled}
      data-focus-first={props.focusFirst || undefined}
      onClick={props.onClick}
    >
      {props.children}
    </button>
  );
}

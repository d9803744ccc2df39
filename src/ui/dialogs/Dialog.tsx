import { useEffectEvent, useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { IconButton } from '../controls/IconButton';
import { icons } from '../icons';
import styles from './Dialog.module.css';
import { keepFocus } from './keepFocus';
import { useMessages } from '../messages/LanguageContext';

/** Where a dialog appears: in the middle, near the top, as a drawer from the start side, or as a sheet over the whole page. */
export type DialogShape = 'centre' | 'wide' | 'top' | 'drawer' | 'sheet';

/** A modal native dialog, open for as long as it is rendered. Esc and a press beside it close it; it keeps the focus. */
export function Dialog(props: {
  readonly title: string;
  /** Whether the content shows its own title and way to close. */
  readonly bare?: boolean;
  readonly shape?: DialogShape;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const { common } = useMessages();
  const titleId = useId();
  const close = useEffectEvent(props.onClose);

  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return undefined;
    const onCancel = (event: Event) => {
      event.preventDefault();
      close();
    };
    // The browser may close a dialog without asking (a second Esc in a row); the page must then follow.
    const onClosed = () => {
      if (!dialog.open) close();
    };
    dialog.addEventListener('cancel', onCancel);
    const onPress = (event: Event) => {
      // What is beside the dialog counts as the dialog itself; everything in it lies in its content.
      if (event.target === dialog) close();
    };
    dialog.addEventListener('close', onClosed);
    dialog.addEventListener('mousedown', onPress);
    const stopKeepingFocus = keepFocus(dialog);
    dialog.showModal();
    dialog.querySelector<HTMLElement>('[data-focus-first]')?.focus();
    return () => {
      stopKeepingFocus();
      dialog.removeEventListener('cancel', onCancel);
      dialog.removeEventListener('close', onClosed);
      dialog.removeEventListener('mousedown', onPress);
      // Closing before leaving the page gives the focus back to where it was.
      dialog.close();
    };
  }, []);

  return (
    <dialog
      ref={ref}
      className={`${styles['dialog']} ${styles[props.shape ?? 'centre']}`}
      aria-label={props.bare ? props.title : undefined}
      aria-labelledby={props.bare ? undefined : titleId}
    >
      <div className={styles['content']}>
        {!props.bare && (
          <div className={styles['header']}>
            <h2 id={titleId} dir="auto">
              {props.title}
            </h2>
            <IconButton label={common.close} onClick={props.onClose}>
              <icons.Close />
            </IconButton>
          </div>
        )}
        {props.children}
      </div>
    </dialog>
  );
}

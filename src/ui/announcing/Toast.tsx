import { useEffect, useEffectEvent, useRef } from 'react';
import styles from './Toast.module.css';

/** Long enough to read a short sentence, in milliseconds. */
const stay = 2500;

/** A few words above everything, for a moment. Listeners hear them from the announcer. */
export function Toast(props: { readonly said: { readonly words: string }; readonly onGone: () => void }) {
  const { said } = props;
  const toast = useRef<HTMLDivElement>(null);
  const goAway = useEffectEvent(props.onGone);

  useEffect(() => {
    const element = toast.current;
    // Shown anew, it lies above a dialog that was opened meanwhile.
    element?.hidePopover();
    element?.showPopover();
    const timer = setTimeout(() => goAway(), stay);
    return () => clearTimeout(timer);
  }, [said]);

  return (
    <div ref={toast} popover="manual" aria-hidden="true" className={styles['toast']} data-testid="toast">
      {said.words}
    </div>
  );
}

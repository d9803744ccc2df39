const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled)';

/**
 * Keeps the focus in a dialog: when the control that has it goes away or is disabled, the first one that is left where it
 * stood gets it. Gives a function that ends this.
 */
export function keepFocus(dialog: HTMLElement): () => void {
  let focused: Element | null = null;
  /** The focused element and all around it, up to the dialog. */
  let around: readonly Element[] = [];
  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof Element)) return;
    focused = target;
    around = ancestorsOf(target, dialog);
  };
  const observer = new MutationObserver(() => {
    // Who presses beside all controls leaves the focus nowhere, on purpose.
    if (focused === null || (focused.isConnected && !focused.matches(':disabled'))) return;
    const active = document.activeElement;
    if (active !== null && active !== document.body && active !== focused) return;
    focused = null;
    for (const place of around) {
      const next = dialog.contains(place) ? place.querySelector<HTMLElement>(FOCUSABLE) : null;
      if (next === null) continue;
      next.focus({ preventScroll: true });
      return;
    }
  });
  dialog.addEventListener('focusin', onFocus);
  observer.observe(dialog, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
  return () => {
    observer.disconnect();
    dialog.removeEventListener('focusin', onFocus);
  };
}

function ancestorsOf(element: Element, dialog: Element): readonly Element[] {
  const ancestors = [element];
  for (let at = element.parentElement; at !== null && dialog.contains(at); at = at.parentElement) ancestors.push(at);
  return ancestors;
}

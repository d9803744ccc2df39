const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled)';

/**
 * Stands in a dialog, and keeps the focus there: when the control that has it goes away or is disabled, the first one that
 * is left where it stood gets it.
 */
export function FocusKeeper() {
  return <span hidden ref={keepFocusAround} />;
}

function keepFocusAround(keeper: HTMLElement | null): (() => void) | undefined {
  const dialog = keeper?.closest('dialog') ?? null;
  return dialog === null ? undefined : keepFocus(dialog);
}

function keepFocus(dialog: HTMLElement): () => void {
  /** What had the focus last, and all around it up to the dialog. */
  let around: readonly Element[] = [dialog];
  const onFocus = ({ target }: FocusEvent) => {
    if (target instanceof Element) around = ancestorsOf(target, dialog);
  };
  const observer = new MutationObserver(() => {
    const active = document.activeElement;
    if (active !== null && active !== document.body && !active.matches(':disabled')) return;
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

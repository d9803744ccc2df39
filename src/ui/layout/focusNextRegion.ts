/** Moves the focus to the next region of the page (or the one before), in the page's order and around its end. */
export function focusNextRegion(backwards: boolean): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')];
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const step = backwards ? -1 : 1;
  const from = here === -1 && backwards ? 0 : here;
  const next = regions[(from + step + regions.length) % regions.length];
  // The region's first control is where to go on; the region itself when it has none.
  const control = next?.querySelector<HTMLElement>('input, button:not(:disabled), a[href], [tabindex="0"]');
  (control ?? next)?.focus();
}

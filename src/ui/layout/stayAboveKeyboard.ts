/** What can be seen of the page, as `visualViewport` tells. */
export type SeenPart = EventTarget & Pick<VisualViewport, 'height' | 'offsetTop' | 'scale'>;

/**
 * Keeps the page out from under the keyboard of a phone where the browser does not: Safari lays pages out as if there were
 * none. `--covered` tells style sheets how much it covers.
 */
export function stayAboveKeyboard(seen: SeenPart): void {
  const measure = () => {
    // Who has zoomed in sees less for another reason.
    const covered = seen.scale > 1 ? 0 : Math.max(0, Math.round(innerHeight - seen.height - seen.offsetTop));
    document.documentElement.style.setProperty('--covered', `${covered}px`);
  };
  seen.addEventListener('resize', measure);
  seen.addEventListener('scroll', measure);
  measure();
}

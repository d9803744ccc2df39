import { useEffectEvent, useId, useLayoutEffect, useRef, type FocusEvent, type KeyboardEvent } from 'react';
import styles from './ActionMenu.module.css';
import type { MenuAction } from './MenuAction';

/** Room between the menu and its anchor, and between the menu and the window, in CSS pixels. */
const gap = 4;

/** A menu beside what it acts on, open for as long as it is rendered. Afterwards the focus is where it was before. */
export function ActionMenu(props: {
  readonly label: string;
  readonly anchor: Element;
  readonly actions: readonly MenuAction[];
  readonly onClose: () => void;
}) {
  const { actions, anchor } = props;
  const menu = useRef<HTMLDivElement>(null);
  const id = useId();
  const close = useEffectEvent(props.onClose);

  useLayoutEffect(() => {
    const element = menu.current;
    if (element === null) return undefined;
    const before = document.activeElement;
    element.showPopover();
    const place = anchor.getBoundingClientRect();
    const { offsetWidth, offsetHeight } = element;
    const below = place.bottom + gap;
    const fitsBelow = below + offsetHeight + gap <= innerHeight;
    const top = fitsBelow ? below : Math.min(place.top - gap, innerHeight - gap) - offsetHeight;
    const left = Math.min(place.right, innerWidth - gap) - offsetWidth;
    element.style.top = `${Math.max(gap, top)}px`;
    element.style.left = `${Math.max(gap, left)}px`;
    element.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
    // A press beside the menu closes it.
    const onToggle = (event: ToggleEvent) => {
      if (event.newState === 'closed') close();
    };
    element.addEventListener('toggle', onToggle);
    return () => {
      element.removeEventListener('toggle', onToggle);
      const isFocusLost = element.contains(document.activeElement) || document.activeElement === document.body;
      if (isFocusLost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [anchor]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]')];
    const at = items.findIndex((item) => item === document.activeElement);
    const focus = (index: number) => items.at(index % items.length)?.focus();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowDown') focus(at + 1);
    else if (event.key === 'ArrowUp') focus(at - 1);
    else if (event.key === 'Home') focus(0);
    else if (event.key === 'End') focus(-1);
    else if (event.key === 'Escape' || event.key === 'Tab') props.onClose();
    else {
      const place = actions.findIndex(({ letter }) => letter === event.key.toLowerCase());
      if (place < 0) return;
      items[place]?.click();
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const onBlur = (event: FocusEvent<HTMLDivElement>) => {
    const to = event.relatedTarget;
    if (to instanceof Node && !event.currentTarget.contains(to)) props.onClose();
  };

  return (
    <div
      ref={menu}
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={props.label}
      className={styles['menu']}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    >
      {actions.map((action, index) => {
        const shared = {
          role: 'menuitem',
          tabIndex: -1,
          className: styles['item'],
          'aria-keyshortcuts': action.letter ?? undefined,
          'aria-labelledby': `${id}-${index}`,
        } as const;
        const content = (
          <>
            <span id={`${id}-${index}`} className={styles['label']} dir="auto">
              {action.label}
            </span>
            {action.letter !== null && <kbd aria-hidden="true">{action.letter.toUpperCase()}</kbd>}
          </>
        );
        const choose = () => {
          props.onClose();
          action.run?.();
        };
        return action.href === undefined ? (
          <button key={action.label} type="button" {...shared} onClick={choose}>
            {content}
          </button>
        ) : (
          <a key={action.label} href={action.href} {...shared} onClick={choose}>
            {content}
          </a>
        );
      })}
    </div>
  );
}

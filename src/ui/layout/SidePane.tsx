import { useEffect, type ReactNode } from 'react';
import { later } from './later';

const Dialog = later(() => import('../dialogs/Dialog').then((module) => module.Dialog));

/** A pane beside the hits where there is room, else over the page: a drawer or a sheet. */
export function SidePane(props: {
  readonly label: string;
  readonly className: string | undefined;
  /** The shape to take over the page; null while there is room beside the hits. */
  readonly over: 'drawer' | 'sheet' | null;
  /** Whether the pane shows its own title and way to close. */
  readonly bare?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  useEffect(() => Dialog.preload(), []);
  if (props.over !== null) {
    return (
      <Dialog title={props.label} shape={props.over} bare={props.bare ?? false} onClose={props.onClose}>
        {props.children}
      </Dialog>
    );
  }
  return (
    <aside className={props.className} aria-label={props.label} data-region tabIndex={-1}>
      {props.children}
    </aside>
  );
}

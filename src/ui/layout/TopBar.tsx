import type { ReactNode } from 'react';
import { IconButton } from '../controls/IconButton';
import { icons } from '../icons';
import { site } from '../site';
import styles from './TopBar.module.css';
import { useMessages } from '../messages/LanguageContext';

const PRODUCT = 'Inkling';

/** The name of the page, the search box and the page's own buttons. */
export function TopBar(props: {
  readonly isDrawerOpen: boolean;
  /** Opens the drawer of sources; null where sources are always on screen. */
  readonly onOpenDrawer: (() => void) | null;
  readonly isMapOpen: boolean;
  readonly onMap: () => void;
  readonly onSettings: () => void;
  readonly onHelp: () => void;
  /** The search box. */
  readonly children: ReactNode;
}) {
  const messages = useMessages().page;
  return (
    <header className={styles['bar']} data-region tabIndex={-1}>
      {props.onOpenDrawer !== null && (
        <IconButton label={messages.library} expanded={props.isDrawerOpen} onClick={props.onOpenDrawer}>
          <icons.Library />
        </IconButton>
      )}
      <h1 className={styles['name']}>{site.title ?? PRODUCT}</h1>
      {props.children}
      <div className={styles['buttons']}>
        <IconButton label={messages.map} expanded={props.isMapOpen} onClick={props.onMap}>
          <icons.Map />
        </IconButton>
        <span className={styles['rare']}>
          <IconButton label={messages.settings} onClick={props.onSettings}>
            <icons.Sliders />
          </IconButton>
          <IconButton label={messages.keys} onClick={props.onHelp}>
            <icons.Help />
          </IconButton>
        </span>
      </div>
    </header>
  );
}

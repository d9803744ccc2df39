/** Something that can be done, as an entry of a menu. */
export interface MenuAction {
  readonly label: string;
  /** The letter that does it while the menu is open; null for none. */
  readonly letter: string | null;
  /** An address to open instead of something to run. */
  readonly href?: string;
  readonly run?: () => void;
}

import type { CommandId } from '../palette/commandTable';
import type { FakeEngine } from '../testing/FakeEngine';
import type { FakeOffline } from '../testing/FakeOffline';

/** One state of the page, made from its real components over an engine that only pretends. */
export interface GalleryState {
  /** Part of the address: `?gallery=name`. */
  readonly name: string;
  /** Whether the browser remembers a library that was not empty; else it does not. */
  readonly wasUsed?: boolean;
  /** Puts the engine into the state; called before the page is shown. */
  readonly prepare?: (engine: FakeEngine, offline: FakeOffline) => void;
  /** What is in the search box. */
  readonly query?: string;
  /** What the person does, once each can be done. */
  readonly commands?: readonly (CommandId | readonly [CommandId, of: string])[];
  /** The selector of what is there in the end; until then the state is not complete. */
  readonly shows: string;
  /** What happens to the engine once all that is done. */
  readonly afterwards?: (engine: FakeEngine) => void;
  /** The selector of what is there after that. */
  readonly showsAfterwards?: string;
}

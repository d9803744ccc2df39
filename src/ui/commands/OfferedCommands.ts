import { createContext, use, useEffect } from 'react';
import { useSteady } from '../controls/useSteady';
import type { CommandId } from '../palette/commandTable';

/** A command that can be run now, and what it is about where there may be several of its kind, such as a source's name. */
export type Offer = readonly [id: CommandId, run: () => void, of?: string];

/** What can be done on the page just now: every component offers what it can do for as long as it is there. */
export class OfferedCommands {
  readonly #lists = new Set<(take: (offer: Offer) => void) => void>();

  /** Takes a list that is asked anew each time; gives a function that withdraws it. */
  add(list: (take: (offer: Offer) => void) => void): () => void {
    this.#lists.add(list);
    return () => this.#lists.delete(list);
  }

  /** All that is offered now; of equal offers the first. */
  all(): readonly Offer[] {
    const offers = new Map<string, Offer>();
    for (const list of this.#lists) {
      list((offer) => {
        const key = `${offer[0]} ${offer[2] ?? ''}`;
        if (!offers.has(key)) offers.set(key, offer);
      });
    }
    return [...offers.values()];
  }

  /** Runs a command if it is offered; gives whether it was. */
  run(id: CommandId, of?: string): boolean {
    const offer = this.all().find(([offered, , about]) => offered === id && (of === undefined || about === of));
    offer?.[1]();
    return offer !== undefined;
  }
}

/** The commands that the surrounding page offers. */
export const OfferedCommandsContext = createContext(new OfferedCommands());

/** Offers what `list` gives for as long as the component is there. `list` runs only when somebody asks. */
export function useOffers(list: () => readonly (Offer | false | null)[]): void {
  const offered = use(OfferedCommandsContext);
  const tell = useSteady((take: (offer: Offer) => void) => {
    for (const offer of list()) if (offer) take(offer);
  });
  useEffect(() => offered.add(tell), [offered, tell]);
}

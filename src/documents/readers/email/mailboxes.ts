import type { Address } from 'postal-mime';

/** More recipients than this are a mailing list. */
const MOST_MAILBOXES = 100;

/** Addresses as they are shown: `Anna Smith <anna@example.com>, Bo <bo@example.com>`. */
export function nameMailboxes(addresses: readonly Address[]): string {
  return flat(addresses)
    .map(({ name, address }) => (name === '' || name === address ? address : `${name} <${address}>`))
    .join(', ');
}

/** The names of those behind an address, or their addresses where they have none. */
export function peopleIn(address: Address): string[] {
  return flat([address]).map(({ name, address: mail }) => name || mail);
}

function flat(addresses: readonly Address[]): { readonly name: string; readonly address: string }[] {
  return addresses
    .flatMap((entry) => entry.group ?? [{ name: entry.name, address: entry.address ?? '' }])
    .slice(0, MOST_MAILBOXES);
}

import type { CommandId } from './commandTable';

/** What most people come for, in this order. */
const usual: readonly CommandId[] = [
  'search.focus',
  'library.folder',
  'library.files',
  'library.paste',
  'hits.open',
  'document.find',
  'document.close',
  'map.open',
  'map.close',
  'page.settings',
];

/** Commands in the order in which they are offered: what was run lately, newest first, then what is usual, then the others. */
export function orderCommands<Command extends { readonly id: CommandId }>(
  commands: readonly Command[],
  recent: readonly string[],
): readonly Command[] {
  const order: readonly string[] = [...recent, ...usual];
  const rankOf = ({ id }: Command) => (order.includes(id) ? order.indexOf(id) : order.length);
  return commands.toSorted((a, b) => rankOf(a) - rankOf(b));
}

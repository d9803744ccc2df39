import type { SourceKind } from '../../protocol/EngineApi';
import type { FirstMessages } from '../messages/en';

/** What a source is called on the page: a folder or pack as it is named, what comes from elsewhere in the page's language. */
export function shownName(
  { kind, name }: { readonly kind: SourceKind; readonly name: string },
  { sources }: FirstMessages,
): string {
  return kind === 'folder' || kind === 'pack' ? name : sources.names[kind];
}

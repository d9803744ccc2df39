import type { SourceKind } from '../../protocol/EngineApi';
import type { LaterMessages } from '../messages/enLater';

/** What sources that have no name of their own are kept as, whatever the page speaks: `source:` finds them by it. */
export const keptNames = { files: 'Files', paste: 'Pasted text', sample: 'Sample notes' } as const;

/** What a source is called on the page: by its own name, or in the page's language where it has none. */
export function shownName(
  { kind, name }: { readonly kind: SourceKind; readonly name: string },
  { sourceList }: LaterMessages,
): string {
  switch (kind) {
    case 'files':
    case 'paste':
    case 'sample':
      return name === keptNames[kind] ? sourceList.names[kind] : name;
    case 'folder':
    case 'pack':
      return name;
  }
}

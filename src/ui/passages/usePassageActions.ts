import { passageAddress } from '../address/passageAddress';
import { useAnnounce } from '../announcing/AnnounceContext';
import { useEngine } from '../connection/EngineContext';
import type { MenuAction } from '../menu/MenuAction';
import type { SimilarTo } from '../search/Question';
import { copyText } from './copyText';
import { markdownLink, obsidianAddress } from './documentLink';
import type { PassagePlace } from './PassagePlace';
import { quotePassage } from './quotePassage';

/** What can be done with a passage, or with the document at a place that is none. */
export function usePassageActions(
  vaultOf: (source: string) => string | null,
  onSimilar: (similarTo: SimilarTo) => void,
  onOpenOriginal: (place: PassagePlace) => void,
): (place: PassagePlace) => readonly MenuAction[] {
  const engine = useEngine();
  const announce = useAnnounce();

  return (place) => {
    const { document, passage, title, path, range } = place;
    const vault = vaultOf(place.source);
    const copy = (text: Promise<string> | string, what: string) => void copyText(text, what, announce);
    const quote = async () =>
      quotePassage(await engine.openDocument(document, range, new AbortController().signal), range, vault);
    const ofPassage: readonly MenuAction[] =
      passage === null
        ? []
        : [{ label: 'Similar to this passage', letter: 's', run: () => onSimilar({ document, passage, title }) }];
    const ofRange: readonly MenuAction[] =
      range.end === range.start
        ? []
        : [{ label: 'Copy as quote with link', letter: 'q', run: () => copy(quote(), 'Quote') }];
    const ofVault: readonly MenuAction[] =
      vault === null
        ? []
        : [
            {
              label: 'Copy Obsidian link',
              letter: 'l',
              run: () => copy(obsidianAddress(vault, path), 'Obsidian link'),
            },
            { label: 'Open in Obsidian', letter: 'o', href: obsidianAddress(vault, path) },
          ];
    return [
      ...ofPassage,
      {
        label: 'Similar to this document',
        letter: 'd',
        run: () => onSimilar({ document, passage: null, title }),
      },
      ...(vault === null ? [{ label: 'Open the original', letter: 'o', run: () => onOpenOriginal(place) }] : []),
      ...ofRange,
      {
        label: 'Copy link',
        letter: 'c',
        run: () => copy(new URL(passageAddress({ path, range }), appAddress()).href, 'Link'),
      },
      { label: 'Copy as Markdown link', letter: 'm', run: () => copy(markdownLink(place, vault), 'Markdown link') },
      ...ofVault,
    ];
  };
}

/** Where the app lies, without what it was opened with. */
function appAddress(): string {
  return `${location.origin}${location.pathname}`;
}

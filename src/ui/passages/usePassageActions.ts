import { passageAddress } from '../address/passageAddress';
import { useAnnounce } from '../announcing/AnnounceContext';
import { useEngine } from '../connection/EngineContext';
import type { MenuAction } from '../menu/MenuAction';
import type { SimilarTo } from '../search/Question';
import { copyText } from './copyText';
import { markdownLink, obsidianAddress } from './documentLink';
import type { PassagePlace } from './PassagePlace';
import { quotePassage } from './quotePassage';
import { useLaterMessages } from '../messages/useLaterMessages';

/** What can be done with a passage, or with the document at a place that is none. */
export function usePassageActions(
  vaultOf: (source: string) => string | null,
  onSimilar: (similarTo: SimilarTo) => void,
  onOpenOriginal: (place: PassagePlace) => void,
): (place: PassagePlace) => readonly MenuAction[] {
  const engine = useEngine();
  const announce = useAnnounce();
  const messages = useLaterMessages().passages;

  return (place) => {
    const { document, passage, title, path, range } = place;
    const vault = vaultOf(place.source);
    const copy = (text: Promise<string> | string, copied: string, what: string) =>
      void copyText(text, copied, messages.notCopied(what), announce);
    const quote = async () =>
      quotePassage(await engine.openDocument(document, range, new AbortController().signal), range, vault);
    const ofPassage: readonly MenuAction[] =
      passage === null
        ? []
        : [{ label: messages.similarPassage, letter: 's', run: () => onSimilar({ document, passage, title }) }];
    const ofRange: readonly MenuAction[] =
      range.end === range.start
        ? []
        : [
            {
              label: messages.copyQuote,
              letter: 'q',
              run: () => copy(quote(), messages.quoteCopied, messages.kinds.quote),
            },
          ];
    const ofVault: readonly MenuAction[] =
      vault === null
        ? []
        : [
            {
              label: messages.copyObsidian,
              letter: 'l',
              run: () => copy(obsidianAddress(vault, path), messages.obsidianCopied, messages.kinds.obsidian),
            },
            { label: messages.openObsidian, letter: 'o', href: obsidianAddress(vault, path) },
          ];
    return [
      ...ofPassage,
      {
        label: messages.similarDocument,
        letter: 'd',
        run: () => onSimilar({ document, passage: null, title }),
      },
      ...(vault === null ? [{ label: messages.openOriginal, letter: 'o', run: () => onOpenOriginal(place) }] : []),
      ...ofRange,
      {
        label: messages.copyLink,
        letter: 'c',
        run: () =>
          copy(new URL(passageAddress({ path, range }), appAddress()).href, messages.linkCopied, messages.kinds.link),
      },
      {
        label: messages.copyMarkdown,
        letter: 'm',
        run: () => copy(markdownLink(place, vault), messages.markdownCopied, messages.kinds.markdown),
      },
      ...ofVault,
    ];
  };
}

/** Where the app lies, without what it was opened with. */
function appAddress(): string {
  return `${location.origin}${location.pathname}`;
}

import { useState } from 'react';
import type { EngineApi } from '../../protocol/EngineApi';
import type { Announce } from '../announcing/AnnounceContext';
import { useSteady } from '../controls/useSteady';
import type { OpenedPassage } from './OpenedPassage';
import type { ReadingTarget } from './ReadingTarget';
import type { OpenedPassages } from './useOpenedPassages';
import { useLaterMessages } from '../messages/useLaterMessages';

/** Links between notes. */
export interface WikiLinks {
  /** A sentence about a link that leads nowhere; null without one. */
  readonly missing: string | null;
  readonly follow: (target: string) => void;
}

/** Follows links such as `Note`, `Note#Heading` and `#Heading`. A heading that is not there leads to the note's start. */
export function useWikiLinks(
  engine: EngineApi,
  opened: OpenedPassage,
  passages: OpenedPassages,
  announce: Announce,
  onHeading: (target: ReadingTarget) => void,
): WikiLinks {
  const messages = useLaterMessages().reading;
  const [missing, setMissing] = useState<{ readonly from: OpenedPassage; readonly words: string } | null>(null);

  const tell = (words: string) => {
    setMissing({ from: opened, words });
    announce(words);
  };
  const headingIn = async (document: number, name: string): Promise<number | null> => {
    const { headings } = await engine.outline(document, new AbortController().signal);
    const wanted = name.trim().toLowerCase();
    return headings.find(({ title }) => title.toLowerCase() === wanted)?.start ?? null;
  };
  const lead = async (target: string) => {
    const [name = '', ...headings] = target.split('#');
    const heading = headings.at(-1) ?? '';
    if (name.trim() === '') {
      const offset = await headingIn(opened.document, heading);
      if (offset === null) tell(messages.noHeadingNamed(heading));
      else onHeading({ offset, kind: 'place' });
      return;
    }
    const document = await engine.findDocument(name);
    if (document === null) tell(messages.noNoteNamed(name));
    else passages.follow(document, name, heading === '' ? 0 : ((await headingIn(document, heading)) ?? 0));
  };
  const follow = useSteady((target: string) => {
    setMissing(null);
    lead(target).catch((reason: unknown) => tell(messages.notFollowed(String(reason))));
  });
  return { missing: missing?.from === opened ? missing.words : null, follow };
}

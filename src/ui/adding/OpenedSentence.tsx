import { useEffect } from 'react';
import { useAnnounce } from '../announcing/AnnounceContext';
import { restoredSentence } from '../backup/restoredSentence';
import type { LaterMessages } from '../messages/enLater';
import { useLaterMessages } from '../messages/useLaterMessages';
import { shownName } from '../sources/shownName';
import type { Addition } from './Addition';
import type { Opened } from './openers';

/** What came of a pack or a saved library, as sentences that are also announced. */
export function OpenedSentence(props: { readonly addition: Addition; readonly opened: Opened }) {
  const { addition, opened } = props;
  const messages = useLaterMessages();
  const title = opened.kind === 'pack' ? opened.receipt.title : addition.name;
  const sentence = sentenceOf(opened, shownName({ kind: addition.kind, name: title }, messages), messages.backup);
  const announce = useAnnounce();
  useEffect(() => announce(sentence), [announce, sentence]);
  return <span dir="auto">{sentence}</span>;
}

function sentenceOf(opened: Opened, name: string, messages: LaterMessages['backup']): string {
  if (opened.kind === 'file') return restoredSentence(opened.receipt, messages);
  const { added, isNew } = opened.receipt;
  return isNew ? messages.packReady(name, added) : messages.packUpdated(name, added);
}

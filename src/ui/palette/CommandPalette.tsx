import { use, useId, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Dialog } from '../dialogs/Dialog';
import { OptionBox, optionId } from '../lists/OptionBox';
import optionStyles from '../controls/OptionList.module.css';
import styles from './CommandPalette.module.css';
import { commandTable, type CommandId } from './commandTable';
import { commandWords } from './commandWords';
import type { CommandMessages } from '../messages/enCommands';
import { useLaterMessages } from '../messages/useLaterMessages';
import { findCommands } from './findCommands';
import { orderCommands } from './orderCommands';
import { storedList } from '../storedList';
import { isShortcut } from '../commands/isShortcut';
import { OfferedCommandsContext, type OfferedCommands } from '../commands/OfferedCommands';
import { ShortcutKeys } from './ShortcutKeys';
import { shortcuts, type ShortcutId } from '../commands/shortcuts';

/** The commands that were run last, newest first. */
const recent = storedList('inkling:commands');
const MOST_RECENT = 5;

interface Choice {
  readonly id: CommandId;
  readonly key: string;
  readonly words: string;
  readonly also: string;
  readonly part: string;
  readonly shortcut: string | null;
  readonly run: () => void;
}

/** Every command that can be run now, to be found by its words; and what was typed as a search. */
export function CommandPalette(props: { readonly onSearch: (query: string) => void; readonly onClose: () => void }) {
  const offered = use(OfferedCommandsContext);
  const messages = useLaterMessages().commands;
  const [choices] = useState(() => choicesOf(offered, messages));
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const query = typed.trim();
  const shown = useMemo(() => findCommands(typed, choices), [typed, choices]);
  const count = shown.length + (query === '' ? 0 : 1);

  const run = (action: () => void) => {
    // The dialog gives the focus back first, so that the command finds the page as it was.
    flushSync(props.onClose);
    action();
  };
  const runAt = (index: number) => {
    const choice = shown[index];
    if (choice) {
      recent.write([choice.id, ...recent.read().filter((other) => other !== choice.id)].slice(0, MOST_RECENT));
      run(choice.run);
    } else if (query !== '') run(() => props.onSearch(query));
  };
  const choose = (index: number) => {
    setChosen(index);
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' });
  };

  const option = (index: number, words: string, part: string, shortcut: string | null) => (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the box's, which keeps the focus
    <div
      key={choiceKey(shown[index], query)}
      id={optionId(id, index)}
      role="option"
      tabIndex={-1}
      aria-selected={index === chosen}
      aria-posinset={index + 1}
      aria-setsize={count}
      className={optionStyles['option']}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => runAt(index)}
    >
      <span className={styles['words']} dir="auto">
        {words}
      </span>
      <span className={optionStyles['aside']}>{part}</span>
      {shortcut !== null && (
        <span className={styles['keys']} aria-hidden="true">
          <ShortcutKeys shortcut={shortcut} />
        </span>
      )}
    </div>
  );

  return (
    <Dialog title={messages.title} shape="top" bare onClose={props.onClose}>
      <OptionBox
        label={messages.box}
        placeholder={messages.placeholder}
        className={optionStyles['box']}
        listId={id}
        count={count}
        chosen={chosen}
        typed={typed}
        onType={(text) => {
          setTyped(text);
          setChosen(0);
          list.current?.scrollTo(0, 0);
        }}
        onMove={choose}
        onTake={() => runAt(chosen)}
        onKey={(event) => {
          const isClosing = isShortcut(event, 'page.commands');
          if (isClosing) props.onClose();
          return isClosing;
        }}
      />
      <div ref={list} id={id} role="listbox" aria-label={messages.title} className={styles['list']} tabIndex={-1}>
        {shown.map(({ words, part, shortcut }, index) => option(index, words, part, shortcut))}
        {query !== '' && option(shown.length, messages.searchFor(query), messages.parts.search, null)}
      </div>
    </Dialog>
  );
}

function choiceKey(choice: Choice | undefined, query: string): string {
  return choice?.key ?? `search ${query}`;
}

/** What is offered now: what is most likely wanted first, the rest in the order of the table. */
function choicesOf(offered: OfferedCommands, messages: CommandMessages): readonly Choice[] {
  const offers = offered.all();
  // To open the palette is no choice in it.
  const choosable = commandTable.filter(({ id }) => id !== 'page.commands');
  const choices = choosable.flatMap((command) =>
    offers
      .filter(([id]) => id === command.id)
      .map(([id, run, of = '']) => ({
        id,
        key: `${id} ${of}`,
        words: commandWords(id, of, messages),
        also: 'also' in command ? command.also : '',
        part: messages.parts[command.part],
        shortcut: id in shortcuts ? shortcuts[id as ShortcutId][0] : null,
        run,
      })),
  );
  return orderCommands(choices, recent.read());
}

import { foldText } from '../lists/foldText';

/** A command as it is listed. */
export interface ListedCommand {
  readonly words: string;
  /** Other words to find it by. */
  readonly also: string;
}

/**
 * The commands that hold the beginning of every typed word, whatever the case and the accents: those with it in their
 * own words first, otherwise in the order given. All of them while nothing is typed.
 */
export function findCommands<Command extends ListedCommand>(
  typed: string,
  commands: readonly Command[],
): readonly Command[] {
  const wanted = wordsOf(typed);
  return commands
    .map((command) => ({ command, score: scoreOf(wanted, command) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ command }) => command);
}

/** 0 for none; more the better. */
function scoreOf(wanted: readonly string[], command: ListedCommand): number {
  const own = wordsOf(command.words);
  const other = wordsOf(command.also);
  const scores = wanted.map((word) => {
    if (own[0]?.startsWith(word) === true) return 3;
    if (own.some((each) => each.startsWith(word))) return 2;
    return other.some((each) => each.startsWith(word)) ? 1 : 0;
  });
  return scores.includes(0) ? 0 : 1 + scores.reduce<number>((sum, score) => sum + score, 0);
}

function wordsOf(text: string): readonly string[] {
  return foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

import type { FailedFile } from '../../protocol/EngineApi';

/** Files that are not in the library for the same reason. */
export interface FailureGroup {
  readonly state: FailedFile['state'];
  /** What is wrong and what to do, without the name of a file. */
  readonly message: string;
  readonly files: readonly FailedFile[];
}

/** Groups files by reason: failed ones first, because they deserve a look, then larger groups, then by what is wrong. */
export function groupFailures(files: readonly FailedFile[]): readonly FailureGroup[] {
  const groups = new Map<string, { state: FailedFile['state']; message: string; files: FailedFile[] }>();
  for (const file of files) {
    const message = reasonOf(file);
    const key = `${file.state} ${message}`;
    const group = groups.get(key);
    if (group) group.files.push(file);
    else groups.set(key, { state: file.state, message, files: [file] });
  }
  return [...groups.values()].toSorted(
    (a, b) =>
      Number(b.state === 'failed') - Number(a.state === 'failed') ||
      b.files.length - a.files.length ||
      (a.message < b.message ? -1 : 1),
  );
}

/** Some reasons name their file in brackets. */
function reasonOf({ path, message }: FailedFile): string {
  return message.replace(` (${path.slice(path.lastIndexOf('/') + 1)})`, '');
}

/** The groups as plain text, to be kept or sent to someone: each reason with its paths below. */
export function failuresAsText(groups: readonly FailureGroup[]): string {
  return groups.map(({ message, files }) => [message, ...files.map(({ path }) => path)].join('\n  ')).join('\n\n');
}

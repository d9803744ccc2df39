import type { FailedFile } from '../../protocol/EngineApi';

/** Files that are not in the library for the same reason. */
export interface FailureGroup {
  readonly state: FailedFile['state'];
  readonly code: string;
  /** What is wrong and what to do, as it is said of most of them. */
  readonly message: string;
  readonly files: readonly FailedFile[];
}

/** Groups files by reason: failed ones first, because they deserve a look, then larger groups; ties by code. */
export function groupFailures(files: readonly FailedFile[]): readonly FailureGroup[] {
  return alikeIn(files, ({ state, code }) => `${state} ${code}`)
    .flatMap((alike) => {
      const [first] = alike;
      return first ? [{ state: first.state, code: first.code, message: commonMessage(alike), files: alike }] : [];
    })
    .toSorted(
      (a, b) =>
        Number(b.state === 'failed') - Number(a.state === 'failed') ||
        b.files.length - a.files.length ||
        (a.code < b.code ? -1 : 1),
    );
}

function commonMessage(files: readonly FailedFile[]): string {
  const alike = alikeIn(files, ({ message }) => message);
  return alike.reduce((most, each) => (each.length > most.length ? each : most), [])[0]?.message ?? '';
}

/** Files of one key each, in the order of their first ones. */
function alikeIn(
  files: readonly FailedFile[],
  keyOf: (file: FailedFile) => string,
): readonly (readonly FailedFile[])[] {
  const alike = new Map<string, FailedFile[]>();
  for (const file of files) {
    const others = alike.get(keyOf(file));
    if (others) others.push(file);
    else alike.set(keyOf(file), [file]);
  }
  return [...alike.values()];
}

/** The groups as plain text, to be kept or sent to someone: each reason with its paths below. */
export function failuresAsText(groups: readonly FailureGroup[]): string {
  return groups
    .map(({ message, files }) =>
      [message, ...files.map((file) => (file.message === message ? file.path : `${file.path}: ${file.message}`))].join(
        '\n  ',
      ),
    )
    .join('\n\n');
}

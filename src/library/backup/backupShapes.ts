import * as v from 'valibot';
import { webTarget } from '../../documents/webTarget';
import { BackupError } from './BackupError';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const words = v.array(v.string());
const notEmpty = v.pipe(v.string(), v.minLength(1));
/** A time in milliseconds since 1970, where it is known. */
const time = v.nullable(v.pipe(v.number(), v.finite()));
const range = { start: count, end: count };

const source = v.object({
  id: notEmpty,
  kind: v.picklist(['folder', 'files', 'paste', 'sample', 'pack']),
  name: v.string(),
  excluded: v.optional(words),
  isVault: v.optional(v.boolean()),
});

/** The first record: what the backup is of. Counts are those at its beginning, for progress only. */
export const librarySchema = v.object({
  /** A pack has none: the same documents give the same bytes. */
  made: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  /** Packs only. */
  pack: v.optional(v.object({ version: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) })),
  documents: count,
  passages: count,
  sources: v.array(source),
  spaces: v.array(
    v.pipe(
      v.object({ space: v.string(), dimensions: v.pipe(count, v.minValue(1), v.maxValue(8192)) }),
      // As `spaceOf` names them: rows of another dimension than their encoder's would make the index refuse them.
      v.check(({ space, dimensions }) => space.endsWith(`/${dimensions}`)),
    ),
  ),
  settings: v.record(v.string(), v.unknown()),
});

export const documentSchema = v.object({
  source: v.string(),
  path: notEmpty,
  title: v.string(),
  tags: words,
  aliases: words,
  authors: v.optional(words),
  dates: v.object({ created: v.optional(v.string()), modified: v.optional(v.string()) }),
  warnings: words,
  modified: time,
  contentHash: notEmpty,
  length: count,
  passages: count,
  pageStarts: v.optional(v.array(count)),
  /** Size of the file in its folder when it was last read, in bytes; null outside of folders. */
  seenBytes: v.nullable(count),
});

export const textSchema = v.object({
  text: v.string(),
  blocks: v.array(
    v.object({
      kind: v.picklist(['heading', 'paragraph', 'list-item', 'quote', 'code', 'table-row']),
      level: count,
      ...range,
    }),
  ),
  links: v.array(
    v.variant('kind', [
      v.object({ kind: v.literal('wiki'), target: v.string(), ...range }),
      v.object({
        kind: v.literal('web'),
        target: v.pipe(
          v.string(),
          v.check((target) => webTarget(target) === target),
        ),
        ...range,
      }),
    ]),
  ),
});

export const passagesSchema = v.object({
  headingPaths: v.array(words),
  /** Three numbers for each passage: start, end, position in `headingPaths`. */
  ranges: v.array(count),
});

/** Of documents by their position in the file, such as `[[0, "de"]]`. */
export const languagesSchema = v.array(v.tuple([count, v.pipe(v.string(), v.regex(/^[a-z]{2,3}(?:-[A-Za-z]{4})?$/))]));

/** The last record: what the backup holds. */
export const endSchema = v.object({
  documents: count,
  passages: count,
  rows: count,
  /** Rows of words; version 1 has none. */
  words: v.optional(count, 0),
});

export type BackupLibrary = v.InferOutput<typeof librarySchema>;
export type BackupSource = v.InferOutput<typeof source>;
export type BackupDocumentFields = v.InferOutput<typeof documentSchema>;
export type BackupText = v.InferOutput<typeof textSchema>;
export type BackupPassages = v.InferOutput<typeof passagesSchema>;
export type BackupEnd = v.InferOutput<typeof endSchema>;

/** @throws BackupError `damaged` saying which field is not what it should be. */
export function demandShape<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  what: string,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const field = v.getDotPath(result.issues[0]) ?? 'it';
  throw BackupError.damaged(`in ${what}, “${field}” is not what it should be`);
}

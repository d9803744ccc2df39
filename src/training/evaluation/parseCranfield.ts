import type { RetrievalSet } from './RetrievalSet';

/** The three files of the Cranfield collection, as text. */
export interface CranfieldFiles {
  /** `cran.all.1400` */
  readonly documents: string;
  /** `cran.qry` */
  readonly queries: string;
  /** `cranqrel` */
  readonly judgements: string;
}

/**
 * Reads the Cranfield collection (Cleverdon 1967) with binary grades: 1 to 4 are relevant, -1 is not. Queries are
 * numbered by their order in the file, as the judgements number them: the file's own numbers skip. A text begins with its
 * title, as in the file, so that an encoder that is also given the title counts it twice.
 *
 * @throws RangeError when a judgement names a query that is not there.
 */
export function parseCranfield(files: CranfieldFiles): RetrievalSet {
  const documents = parseRecords(files.documents).map((record) => ({
    id: record.number,
    title: fieldOf(record, '.T'),
    text: fieldOf(record, '.W'),
  }));
  const queries = parseRecords(files.queries).map((record) => ({
    text: fieldOf(record, '.W'),
    relevant: new Map<number, number>(),
  }));
  for (const line of files.judgements.split('\n')) {
    const [query, document, grade] = line.trim().split(/\s+/).map(Number);
    if (query === undefined || document === undefined || grade === undefined) continue;
    const judged = queries[query - 1];
    if (!judged) throw new RangeError(`The judgements name query ${query} of ${queries.length}.`);
    if (grade >= 1) judged.relevant.set(document, 1);
  }
  return { documents, queries };
}

interface CranfieldRecord {
  readonly number: number;
  readonly fields: ReadonlyMap<string, string>;
}

const fieldMark = /^\.[TABW]$/;

function parseRecords(file: string): CranfieldRecord[] {
  const [, ...records] = file.split(/^\.I /m);
  return records.map((record) => {
    const [number = '', ...lines] = record.split('\n');
    const fields = new Map<string, string>();
    let field = '';
    for (const line of lines) {
      if (fieldMark.test(line.trim())) field = line.trim();
      else fields.set(field, `${fields.get(field) ?? ''} ${line}`);
    }
    return { number: Number(number), fields };
  });
}

function fieldOf({ fields }: CranfieldRecord, mark: string): string {
  return (fields.get(mark) ?? '').replaceAll(/\s+/g, ' ').trim();
}

import { AlignmentEvaluation } from './AlignmentEvaluation';
import { ClusteringEvaluation } from './ClusteringEvaluation';
import type { Evaluation } from './Evaluation';
import { parseCranfield } from './parseCranfield';
import { parseJsonLines } from './parseJsonLines';
import { parseScoredPairs } from './parseScoredPairs';
import { RetrievalEvaluation } from './RetrievalEvaluation';
import { SimilarityEvaluation } from './SimilarityEvaluation';

/** A folder of plain files. */
export interface FileFolder {
  readonly names: readonly string[];
  readonly readText: (name: string) => Promise<string>;
  /** The fields of each line of a CSV file, or of a tab-separated one. */
  readonly parseTable: (text: string, delimiter: ',' | '\t') => readonly (readonly string[])[];
}

/**
 * The sets in a folder, by their files' names:
 * - `NAME.csv`, `NAME.tsv`: two sentences and a score; the set is called NAME.
 * - `cran.all.1400`, `cran.qry`, `cranqrel`: Cranfield.
 * - `NAME.pairs.jsonl`: lines `{ "one": …, "other": … }`, a sentence and its translation.
 * - `NAME.classes.jsonl`: lines `{ "text": …, "label": … }`, texts to cluster.
 */
export async function readEvaluations({ names, readText, parseTable }: FileFolder): Promise<Evaluation[]> {
  const evaluations: Evaluation[] = [];
  for (const name of names.toSorted()) {
    const set = name.replace(/(\.pairs|\.classes)?\.\w+$/, '');
    if (/\.[ct]sv$/.test(name)) {
      const pairs = parseScoredPairs(parseTable(await readText(name), name.endsWith('.tsv') ? '\t' : ','));
      evaluations.push(new SimilarityEvaluation(set, pairs));
    } else if (name.endsWith('.pairs.jsonl')) {
      const pairs = parseJsonLines(await readText(name));
      const side = (field: string) => pairs.map((pair) => String(pair[field]));
      evaluations.push(new AlignmentEvaluation(set, side('one'), side('other')));
    } else if (name.endsWith('.classes.jsonl')) {
      const texts = parseJsonLines(await readText(name));
      evaluations.push(
        new ClusteringEvaluation(
          set,
          texts.map(({ text, label }) => ({ text: String(text), label: String(label) })),
        ),
      );
    }
  }
  if (['cran.all.1400', 'cran.qry', 'cranqrel'].every((name) => names.includes(name))) {
    const collection = parseCranfield({
      documents: await readText('cran.all.1400'),
      queries: await readText('cran.qry'),
      judgements: await readText('cranqrel'),
    });
    evaluations.push(new RetrievalEvaluation('cranfield', collection));
  }
  return evaluations;
}

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawSearchPlot } from './drawSearchPlot.mjs';
import { projectRoot } from './projectRoot.mjs';
import { runMain } from './runMain.mjs';

/**
 * @typedef {{ conditions: Record<string, string | number>, figures: Record<string, number> }} Results
 */

/**
 * The tables of the README, by the name between `<!-- table NAME -->` and `<!-- end -->`. A table is made from the file
 * of its name, up to a dot, in `e2e/bench/results`, and may look at the others.
 *
 * @type {Record<string, (results: Results, read: (name: string) => Results) => string[][]>}
 */
const tables = {
  'sample-search': ({ figures }, read) => [
    [
      'kind of query (ten each)',
      'starter: first',
      'among the first five',
      'light encoder: first',
      'among the first five',
    ],
    ...[
      ['words', 'shared words'],
      ['paraphrase', 'paraphrase'],
      ['question', 'question'],
      ['language', 'in another language than the note'],
    ].map(([kind, words]) => [
      words ?? '',
      `${figures[`sample.${kind}.hit_at_1`]}`,
      `${figures[`sample.${kind}.hit_at_5`]}`,
      `${read('sample-refined').figures[`refined.${kind}.hit_at_1`]}`,
      `${read('sample-refined').figures[`refined.${kind}.hit_at_5`]}`,
    ]),
  ],
  'ui-latency': ({ conditions, figures }) => [
    ['', 'median', '95th percentile'],
    [
      `keystroke to hits, ${conditions['passages_of_sample']} passages`,
      `${figures['ui.sample_keystroke_p50_ms']} ms`,
      `${figures['ui.sample_keystroke_p95_ms']} ms`,
    ],
    [
      `keystroke to hits, ${conditions['passages_at_rest']} passages`,
      `${figures['ui.keystroke_p50_ms']} ms`,
      `${figures['ui.keystroke_p95_ms']} ms`,
    ],
    [
      `keystroke to hits while indexing, ${conditions['passages_while_ingesting']} passages`,
      `${figures['ui.keystroke_p50_ms_while_ingesting']} ms`,
      `${figures['ui.keystroke_p95_ms_while_ingesting']} ms`,
    ],
    ['indexing', `${figures['ingest.passages_per_s']} passages/s`, ''],
    ['indexing while someone types', `${figures['ingest.passages_per_s_while_typing']} passages/s`, ''],
    ['on', `${conditions['browser']}, ${conditions['cores']} cores, ${conditions['processor']}`, ''],
    ['notes', `${conditions['notes']}`, ''],
  ],
  library: ({ conditions, figures }) => {
    const figure = (/** @type {string} */ name) => figures[`library.25k.${name}`];
    return [
      ['a folder of 25,000 notes', ''],
      [
        `taken in, ${conditions['text_mb']} MB of text, while someone searches every ${conditions['seconds_between_queries']} s`,
        `${figure('ingest_s')} s`,
      ],
      [
        'keystroke to hits meanwhile, median and 95th percentile',
        `${figure('query_p50_ms')} ms, ${figure('query_p95_ms')} ms`,
      ],
      // The browser tells of 50 ms and more.
      ['longest time that the page stood still', `${figure('longest_task_ms') || 'less than 50'} ms`],
      ['most memory that the page and its workers held', `${figure('peak_mb')} MB`],
      ['files read at the next visit, after ten were changed', `${figures['library.reads_after_10_changes']}`],
      [`on ${conditions['browser']}, ${conditions['cores']} cores, ${conditions['processor']}`, ''],
    ];
  },
  ui: ({ conditions, figures }) => {
    const moves = (/** @type {string} */ words, /** @type {string} */ name) => [
      words,
      `${figures[`ui.${name}_fps`]} frames/s`,
      `${figures[`ui.${name}_frame_p95_ms`]} ms`,
    ];
    return [
      ['how the page feels', '', '95th percentile'],
      [
        `a key to the next paint, while notes are read (${conditions['keystrokes_while_ingesting']} keys)`,
        '',
        `${figures['ui.inp_p95_ms_while_ingesting']} ms`,
      ],
      moves('10,000 hits scrolled, time between frames', 'scroll'),
      moves('a map of 10,000 points dragged', 'map_10k'),
      moves('a map of 100,000 points dragged', 'map_100k'),
      [
        'growth of the heap by 200 searches and 50 opened documents, after as many',
        `${Math.round(1000 * (figures['ui.heap_growth'] ?? 0)) / 10} %`,
        '',
      ],
      [
        `on ${conditions['browser']}, ${conditions['cores']} cores, ${conditions['processor']}; drawn by ${conditions['renderer']}`,
        '',
        '',
      ],
    ];
  },
  starter: ({ conditions, figures }) => [
    ['the starter, one core', 'passages a second'],
    [
      `a vault of notes from the first on, ${figures['starter.new_words_percent']} % of the words new`,
      `${figures['starter.passages_per_s']}`,
    ],
    ['the same again: all words known', `${figures['starter.passages_per_s_known_words']}`],
    ['only new words, each once', `${figures['starter.passages_per_s_new_words']}`],
    ['the vault with `@huggingface/tokenizers` and plain sums', `${figures['starter.passages_per_s_straightforward']}`],
    [`a query, 99th percentile: ${figures['starter.query_p99_ms']} ms`, ''],
    [`${conditions['passages']}; ${conditions['browser']}, ${conditions['processor']}`, ''],
  ],
  search: ({ conditions, figures }) => [
    ['passages', 'median', '95th percentile', 'recall@10', 'loaded from disk, all', 'first answer'],
    ...[
      ['10k', '10,000'],
      ['100k', '100,000'],
      ['1m', '1,000,000'],
    ]
      .filter(([size]) => `search.${size}.p50_ms` in figures)
      .map(([size, words]) => {
        const figure = (/** @type {string} */ name) => figures[`search.${size}.${name}`] ?? 0;
        return [
          words ?? '',
          `${figure('p50_ms')} ms`,
          `${figure('p95_ms')} ms`,
          `${figure('recall10')}`,
          `${figure('load_ms')} ms`,
          `${figure('load_first_answer_ms')} ms`,
        ];
      }),
    [
      `one thread only: ${figures['search.100k.one_thread.p50_ms']} ms at 100,000, ${figures['search.1m.one_thread.p50_ms']} ms at 1,000,000; without relaxed SIMD ${figures['search.100k.simd.p50_ms']} ms at 100,000`,
      '',
      '',
      '',
      '',
      '',
    ],
    [
      `rows of texts: recall@10 ${figures['search.100k.texts.recall10']} at 100,000, ${figures['search.1m.texts.recall10']} at 1,000,000 (${conditions['texts']})`,
      '',
      '',
      '',
      '',
      '',
    ],
    [
      `${figures['search.bytes_per_passage'] ?? '–'} bytes a passage in memory, ${figures['search.bytes_per_passage_on_disk'] ?? '–'} on disk`,
      '',
      '',
      '',
      '',
      '',
    ],
    [`on ${conditions['browser']}, ${conditions['cores']} cores, ${conditions['processor']}`, '', '', '', '', ''],
  ],
  words: ({ conditions, figures }) => {
    const figure = (/** @type {string} */ name) => figures[`words.${name}`] ?? 0;
    const mine = (/** @type {string} */ size) => [
      `${figure(`${size}.index_keystroke_p95_ms`)} ms`,
      `${figure(`${size}.memory_ratio`)} × the text`,
      `${figure(`${size}.load_ms`)} ms`,
    ];
    return [
      ['word index', 'a keystroke, 95th percentile', 'size', 'load'],
      ['Inkling, 100,000 passages', ...mine('100k')],
      ['Inkling, 10,000 passages', ...mine('10k')],
      [
        'MiniSearch 7.2.0, 10,000 passages',
        `${figure('10k.minisearch_keystroke_p95_ms')} ms`,
        `${figure('10k.minisearch_stored_ratio')} × the text, as stored`,
        `${figure('10k.minisearch_load_ms')} ms`,
      ],
      [
        `from a key to 20 hits with excerpts in the page, 100,000 passages: median ${figure('100k.keystroke_median_ms')} ms, 95th percentile ${figure('100k.keystroke_p95_ms')} ms, right after ingest ${figure('100k.keystroke_p95_ms_right_after_ingest')} ms`,
        '',
        '',
        '',
      ],
      [`on ${conditions['browser']}, ${conditions['cores']} cores, ${conditions['processor']}`, '', '', ''],
    ];
  },
  'eval-search-starter': ({ figures }, read) => {
    const light = read('eval-search-light').figures;
    return [
      ['nDCG@10', 'words', 'starter', 'both', 'light encoder', 'both'],
      ...[
        ['cranfield.mean', 'Cranfield, 225 queries'],
        ['sample.name', 'sample: names and codes, 35'],
        ['sample.paraphrase', 'paraphrases, 38'],
        ['sample.question', 'questions, 38'],
        ['sample.language', 'in another language than the note, 41'],
        ['sample.mean', 'all 152'],
      ]
        .filter(([set]) => `eval.starter.${set}.fused_ndcg10` in figures)
        .map(([set, words]) => [
          words ?? '',
          ...['words', 'dense', 'fused'].map((way) => `${figures[`eval.starter.${set}.${way}_ndcg10`]?.toFixed(1)}`),
          ...['dense', 'fused'].map((way) => `${light[`eval.light.${set}.${way}_ndcg10`]?.toFixed(1)}`),
        ]),
    ];
  },
  'search.peers': (results) => [
    ['100,000 passages', 'build', 'median', '95th percentile', 'recall@10'],
    ...waysToSearch(results).map(({ words, figure }) => [
      words,
      `${((figure('build_ms') ?? 0) / 1000).toFixed(1)} s`,
      `${figure('p50_ms')} ms`,
      `${figure('p95_ms')} ms`,
      `${figure('recall10')}`,
    ]),
    ...Object.entries(results.conditions)
      .filter(([name]) => name.endsWith('.left_out_at_100k'))
      .map(([name, reason]) => [
        `${results.conditions[name.replace('.left_out_at_100k', '')]}: ${reason}`,
        '',
        '',
        '',
        '',
      ]),
  ],
  encode: ({ conditions, figures }) => [
    ['tokens a second', 'Inkling', 'one by one', 'batches of 32 in file order', 'in ONNX Runtime', 'peak memory'],
    ...[
      ['full_q4', "EmbeddingGemma's shape, random weights, q4"],
      ['full_q8', "EmbeddingGemma's shape, random weights, q8"],
      ['light_q8', 'light encoder, q8'],
      ['tiny_q4', 'the tiny EmbeddingGemma of the tests, q4'],
    ]
      .filter(([model]) => `encode.${model}.tokens_per_s` in figures)
      .map(([model, words]) => {
        const figure = (/** @type {string} */ name) => figures[`encode.${model}.${name}`] ?? 0;
        return [
          words ?? '',
          `${figure('tokens_per_s')}`,
          `${figure('tokens_per_s_one_by_one')}`,
          `${figure('tokens_per_s_file_order')}`,
          `${Math.round(100 * figure('ort_share'))} %`,
          `${figure('peak_mb')} MB`,
        ];
      }),
    [
      `on ${conditions['device']}, ${conditions['browser']}, ${conditions['processor']}; ${conditions['passages']}`,
      '',
      '',
      '',
      '',
      '',
    ],
  ],
};

/**
 * The index and the peers that were measured at 100,000 rows, fastest first.
 *
 * @param {Results} results
 */
function waysToSearch({ conditions, figures }) {
  const ways = Object.entries(conditions).flatMap(([name, words]) =>
    /^peer\.[\w-]+$/.test(name) ? { words: `${words}`, prefix: `${name}.` } : [],
  );
  return [{ words: 'Inkling', prefix: '' }, ...ways]
    .map((way) => ({
      ...way,
      figure: (/** @type {string} */ name) => figures[`search.100k.${way.prefix}${name}`],
    }))
    .filter(({ figure }) => figure('p50_ms') !== undefined)
    .toSorted((a, b) => (a.figure('p50_ms') ?? 0) - (b.figure('p50_ms') ?? 0));
}

/**
 * @param {string} readme
 * @param {string} name
 * @param {string[][]} rows
 * @returns {string}
 */
function replaceTable(readme, name, rows) {
  const [head = [], ...body] = rows.map((row) => `| ${row.join(' | ')} |`);
  const rule = `|${'---|'.repeat(rows[0]?.length ?? 0)}`;
  const begin = `<!-- table ${name} -->`;
  const start = readme.indexOf(begin);
  const end = readme.indexOf('<!-- end -->', start);
  if (start === -1 || end === -1) throw new Error(`README.md has no place for the table "${name}".`);
  return `${readme.slice(0, start)}${begin}\n${[head, rule, ...body].join('\n')}\n${readme.slice(end)}`;
}

/**
 * @param {string} name
 * @returns {Results}
 */
function readResults(name) {
  return JSON.parse(readFileSync(join(projectRoot, 'e2e', 'bench', 'results', `${name}.json`), 'utf8'));
}

/** Draws `public/screenshots/search.svg`. */
function drawPlots() {
  const ways = waysToSearch(readResults('search')).map(({ words, prefix, figure }) => ({
    words,
    milliseconds: figure('p50_ms') ?? 0,
    recall: figure('recall10') ?? 0,
    own: prefix === '',
  }));
  const plot = drawSearchPlot('Median time of a search in 100,000 passages, ten hits (logarithmic)', ways);
  writeFileSync(join(projectRoot, 'public', 'screenshots', 'search.svg'), plot);
}

/** Writes the tables of the named results, such as "search", or of all. */
await runMain(async () => {
  const named = process.argv.slice(2);
  const isMeant = (/** @type {string} */ file) => named.length === 0 || named.includes(file);
  const place = join(projectRoot, 'README.md');
  let readme = readFileSync(place, 'utf8');
  for (const [name, rowsOf] of Object.entries(tables)) {
    const [file = name] = name.split('.');
    if (isMeant(file)) readme = replaceTable(readme, name, rowsOf(readResults(file), readResults));
  }
  writeFileSync(place, readme);
  if (isMeant('search')) drawPlots();
});

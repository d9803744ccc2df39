import { createLowlight } from 'lowlight';
import { codeLanguage } from './codeLanguage';

/** What a stretch of code is, such as `keyword`; the names are those of highlight.js, without its prefix. */
export interface CodeToken {
  readonly scope: string;
  /** UTF-16 code units from the start of the code. */
  readonly start: number;
  readonly end: number;
}

type Tree = ReturnType<ReturnType<typeof createLowlight>['highlight']>;

/** Finds tokens in code; never throws. */
export type Highlight = (code: string) => readonly CodeToken[];

const NAME = 'code';
const PREFIX = 'hljs-';

/**
 * Loads what highlights the language of a file; null where it is shown without colours. lowlight (MIT, 20 kB with
 * highlight.js's core, kept since 2016) gives a tree instead of HTML, so nothing is parsed as markup, and needs neither
 * `eval` nor inline styles; Shiki's grammars and regular expressions are fifty times as large.
 */
export async function loadHighlight(path: string): Promise<Highlight | null> {
  const load = codeLanguage(path);
  if (load === null) return null;
  const lowlight = createLowlight({ [NAME]: (await load()).default });
  return (code) => tokensOf(lowlight.highlight(NAME, code));
}

/** The innermost scope of every stretch of the tree that has one, in order. */
function tokensOf(tree: Tree): readonly CodeToken[] {
  const tokens: CodeToken[] = [];
  let reached = 0;
  const walk = (nodes: Tree['children'], scope: string) => {
    for (const node of nodes) {
      if (node.type === 'text') {
        const end = reached + node.value.length;
        if (scope !== '') tokens.push({ scope, start: reached, end });
        reached = end;
      } else if (node.type === 'element') {
        const [name = ''] = Array.isArray(node.properties['className']) ? node.properties['className'] : [];
        walk(node.children, name.startsWith(PREFIX) ? name.slice(PREFIX.length) : scope);
      }
    }
  };
  walk(tree.children, '');
  return tokens;
}

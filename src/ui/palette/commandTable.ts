/** The part of the page that a command belongs to. */
export type CommandPart = 'search' | 'hits' | 'document' | 'map' | 'library' | 'indexing' | 'page';

interface Command {
  readonly id: string;
  readonly part: CommandPart;
  /** English words to find it by, whatever the language of the page, besides its own (`CommandMessages`). */
  readonly also?: string;
}

/**
 * Everything that can be done on the page, in the order in which it is listed. When it can be done, and how, say those who
 * offer it (`useOffers`); what is never offered has keys and no other way. Its keys are in `shortcuts`.
 */
export const commandTable = [
  { id: 'search.focus', part: 'search', also: 'find query' },
  { id: 'search.clear', part: 'search', also: 'empty reset' },
  { id: 'search.save', part: 'search', also: 'star keep bookmark' },
  { id: 'search.forget', part: 'search', also: 'star remove' },
  { id: 'search.saved', part: 'search', also: 'saved' },
  { id: 'search.earlier', part: 'search', also: 'history previous' },
  { id: 'search.later', part: 'search', also: 'history next' },
  { id: 'search.everywhere', part: 'search', also: 'map area selection' },
  { id: 'search.notSimilar', part: 'search' },
  { id: 'search.complete', part: 'search' },

  { id: 'hits.move', part: 'hits' },
  { id: 'hits.leap', part: 'hits' },
  { id: 'hits.open', part: 'hits', also: 'read show' },
  { id: 'hits.original', part: 'hits', also: 'file obsidian' },
  { id: 'hits.menu', part: 'hits', also: 'menu copy similar' },
  { id: 'hits.action', part: 'hits' },
  { id: 'hits.unfold', part: 'hits', also: 'grouped' },
  { id: 'hits.best', part: 'hits', also: 'sort order relevance' },
  { id: 'hits.newest', part: 'hits', also: 'sort order date' },
  { id: 'hits.oldest', part: 'hits', also: 'sort order date' },
  { id: 'hits.group', part: 'hits', also: 'fold' },
  { id: 'hits.ungroup', part: 'hits', also: 'ungroup' },
  { id: 'hits.settings', part: 'hits', also: 'settings strength' },
  { id: 'hits.save', part: 'hits', also: 'export csv json parquet' },

  { id: 'document.next', part: 'document' },
  { id: 'document.before', part: 'document', also: 'previous' },
  { id: 'document.find', part: 'document' },
  { id: 'document.outline', part: 'document', also: 'headings contents' },
  { id: 'document.similar', part: 'document', also: 'related' },
  { id: 'document.menu', part: 'document', also: 'menu copy' },
  { id: 'document.action', part: 'document' },
  { id: 'document.original', part: 'document', also: 'file obsidian' },
  { id: 'document.return', part: 'document', also: 'link' },
  { id: 'document.remove', part: 'document', also: 'delete' },
  { id: 'document.close', part: 'document' },

  { id: 'map.open', part: 'map', also: 'topics picture' },
  { id: 'map.close', part: 'map' },
  { id: 'map.left', part: 'map' },
  { id: 'map.right', part: 'map' },
  { id: 'map.up', part: 'map' },
  { id: 'map.down', part: 'map' },
  { id: 'map.closer', part: 'map' },
  { id: 'map.farther', part: 'map' },
  { id: 'map.whole', part: 'map' },
  { id: 'map.lasso', part: 'map', also: 'select area lasso' },
  { id: 'map.within', part: 'map', also: 'select area visible' },
  { id: 'map.again', part: 'map', also: 'redraw' },

  { id: 'library.sample', part: 'library', also: 'add demo' },
  { id: 'library.folder', part: 'library', also: 'import vault obsidian notes' },
  { id: 'library.files', part: 'library', also: 'import notes documents' },
  { id: 'library.paste', part: 'library', also: 'add note' },
  { id: 'library.show', part: 'library', also: 'sources' },
  { id: 'library.sync', part: 'library', also: 'sync folder' },
  { id: 'library.folders', part: 'library', also: 'leave out exclude' },
  { id: 'library.documents', part: 'library', also: 'list files state indexed waiting failed' },
  {
    id: 'library.failures',
    part: 'library',
    also: 'failed errors',
  },
  { id: 'library.remove', part: 'library', also: 'delete source' },
  { id: 'library.backup', part: 'library', also: 'export import' },
  { id: 'library.limits', part: 'library', also: 'size time settings' },
  { id: 'library.delete', part: 'library', also: 'remove library' },

  { id: 'indexing.pause', part: 'indexing', also: 'stop indexing encoding' },
  { id: 'indexing.resume', part: 'indexing', also: 'continue indexing encoding' },
  { id: 'indexing.cancel', part: 'indexing', also: 'stop indexing' },
  { id: 'indexing.encoder', part: 'indexing', also: 'model device gpu download' },
  { id: 'indexing.retry', part: 'indexing', also: 'model device gpu' },

  { id: 'page.commands', part: 'page' },
  { id: 'page.settings', part: 'page', also: 'preferences options' },
  { id: 'page.language', part: 'page', also: 'german spanish french chinese japanese english' },
  { id: 'page.light', part: 'page', also: 'theme' },
  { id: 'page.dark', part: 'page', also: 'theme' },
  { id: 'page.system', part: 'page', also: 'theme' },
  { id: 'page.larger', part: 'page', also: 'size zoom' },
  { id: 'page.smaller', part: 'page', also: 'size zoom' },
  { id: 'page.hints', part: 'page', also: 'bar' },
  { id: 'page.noHints', part: 'page', also: 'bar' },
  { id: 'page.privacy', part: 'page', also: 'privacy bytes sent requests seal' },
  { id: 'page.keep', part: 'page', also: 'storage persist' },
  { id: 'page.keys', part: 'page', also: 'help shortcuts operators' },
  { id: 'page.next', part: 'page', also: 'region focus' },
  { id: 'page.before', part: 'page', also: 'region focus' },
  { id: 'page.back', part: 'page', also: 'escape' },
] as const satisfies readonly Command[];

/** The name of a command. */
export type CommandId = (typeof commandTable)[number]['id'];

/** A command with words of its own; the others are called what they are about. */
export type WordedCommandId = Exclude<CommandId, 'hits.action' | 'document.action'>;

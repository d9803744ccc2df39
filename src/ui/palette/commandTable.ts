/** The part of the page that a command belongs to. */
export type CommandPart = 'search' | 'hits' | 'document' | 'map' | 'library' | 'indexing' | 'page';

interface Command {
  readonly id: string;
  readonly part: CommandPart;
  /** What it does. A `{}` stands for what it is about. */
  readonly words: string;
  /** Other words to find it by. */
  readonly also?: string;
}

/**
 * Everything that can be done on the page, in the order in which it is listed. When it can be done, and how, say those who
 * offer it (`useOffers`); what is never offered has keys and no other way. Its keys are in `shortcuts`.
 */
export const commandTable = [
  { id: 'search.focus', part: 'search', words: 'Go to the search box', also: 'find query' },
  { id: 'search.clear', part: 'search', words: 'Clear the search', also: 'empty reset' },
  { id: 'search.save', part: 'search', words: 'Save this search', also: 'star keep bookmark' },
  { id: 'search.forget', part: 'search', words: 'Forget this saved search', also: 'star remove' },
  { id: 'search.saved', part: 'search', words: 'Search again for “{}”', also: 'saved' },
  { id: 'search.earlier', part: 'search', words: 'Earlier query', also: 'history previous' },
  { id: 'search.later', part: 'search', words: 'Later query', also: 'history next' },
  { id: 'search.everywhere', part: 'search', words: 'Search everywhere again', also: 'map area selection' },
  { id: 'search.notSimilar', part: 'search', words: 'Back from what is similar to the query before' },
  { id: 'search.complete', part: 'search', words: 'Take a suggestion for an operator' },

  { id: 'hits.move', part: 'hits', words: 'Move among the hits' },
  { id: 'hits.leap', part: 'hits', words: 'Move among the hits in larger steps' },
  { id: 'hits.open', part: 'hits', words: 'Open the active hit', also: 'read show' },
  { id: 'hits.original', part: 'hits', words: 'Open the original of the active hit', also: 'file obsidian' },
  { id: 'hits.menu', part: 'hits', words: 'All that can be done with the active hit', also: 'menu copy similar' },
  { id: 'hits.action', part: 'hits', words: '{}' },
  { id: 'hits.unfold', part: 'hits', words: 'Show or fold the other passages of a document', also: 'grouped' },
  { id: 'hits.best', part: 'hits', words: 'Best hits first', also: 'sort order relevance' },
  { id: 'hits.newest', part: 'hits', words: 'Newest hits first', also: 'sort order date' },
  { id: 'hits.oldest', part: 'hits', words: 'Oldest hits first', also: 'sort order date' },
  { id: 'hits.group', part: 'hits', words: 'Group hits by document', also: 'fold' },
  { id: 'hits.ungroup', part: 'hits', words: 'List every hit by itself', also: 'ungroup' },
  { id: 'hits.settings', part: 'hits', words: 'Order, grouping and number of hits', also: 'settings strength' },
  { id: 'hits.save', part: 'hits', words: 'Save the hits as a table', also: 'export csv json parquet' },

  { id: 'document.next', part: 'document', words: 'Next match in the document' },
  { id: 'document.before', part: 'document', words: 'Match before in the document', also: 'previous' },
  { id: 'document.find', part: 'document', words: 'Find in the document' },
  { id: 'document.outline', part: 'document', words: 'Outline of the document', also: 'headings contents' },
  { id: 'document.similar', part: 'document', words: 'Similar passages beside the document', also: 'related' },
  { id: 'document.menu', part: 'document', words: 'All that can be done with the open passage', also: 'menu copy' },
  { id: 'document.action', part: 'document', words: '{}' },
  { id: 'document.original', part: 'document', words: 'Open the original of the document', also: 'file obsidian' },
  { id: 'document.return', part: 'document', words: 'Back to the document before', also: 'link' },
  { id: 'document.remove', part: 'document', words: 'Remove the document from the library', also: 'delete' },
  { id: 'document.close', part: 'document', words: 'Close the document' },

  { id: 'map.open', part: 'map', words: 'Open the map of your library', also: 'topics picture' },
  { id: 'map.close', part: 'map', words: 'Close the map' },
  { id: 'map.left', part: 'map', words: 'Move the map to the left' },
  { id: 'map.right', part: 'map', words: 'Move the map to the right' },
  { id: 'map.up', part: 'map', words: 'Move the map up' },
  { id: 'map.down', part: 'map', words: 'Move the map down' },
  { id: 'map.closer', part: 'map', words: 'Zoom in on the map' },
  { id: 'map.farther', part: 'map', words: 'Zoom out of the map' },
  { id: 'map.whole', part: 'map', words: 'Show the whole map' },
  { id: 'map.lasso', part: 'map', words: 'Draw a line around passages of the map', also: 'select area lasso' },
  { id: 'map.again', part: 'map', words: 'Draw the map again', also: 'redraw' },

  { id: 'library.sample', part: 'library', words: 'Try the sample notes', also: 'add demo' },
  { id: 'library.folder', part: 'library', words: 'Add folder', also: 'import vault obsidian notes' },
  { id: 'library.files', part: 'library', words: 'Add files', also: 'import notes documents' },
  { id: 'library.paste', part: 'library', words: 'Paste text', also: 'add note' },
  { id: 'library.show', part: 'library', words: 'Show your library', also: 'sources' },
  { id: 'library.sync', part: 'library', words: 'Look for changes in “{}”', also: 'sync folder' },
  { id: 'library.folders', part: 'library', words: 'Choose folders of “{}”', also: 'leave out exclude' },
  {
    id: 'library.failures',
    part: 'library',
    words: 'Files of “{}” that are not in the library',
    also: 'failed errors',
  },
  { id: 'library.remove', part: 'library', words: 'Remove “{}”', also: 'delete source' },
  { id: 'library.backup', part: 'library', words: 'Backup: save, restore, tables', also: 'export import' },
  { id: 'library.limits', part: 'library', words: 'Limits of what is read', also: 'size time settings' },
  { id: 'library.delete', part: 'library', words: 'Delete everything', also: 'remove library' },

  { id: 'indexing.pause', part: 'indexing', words: 'Pause reading', also: 'stop indexing encoding' },
  { id: 'indexing.resume', part: 'indexing', words: 'Resume reading', also: 'continue indexing encoding' },
  { id: 'indexing.cancel', part: 'indexing', words: 'Cancel reading', also: 'stop indexing' },
  { id: 'indexing.encoder', part: 'indexing', words: 'Choose encoder', also: 'model device gpu download' },
  { id: 'indexing.retry', part: 'indexing', words: 'Try the encoder again', also: 'model device gpu' },

  { id: 'page.commands', part: 'page', words: 'All commands' },
  { id: 'page.settings', part: 'page', words: 'Settings', also: 'preferences options' },
  { id: 'page.light', part: 'page', words: 'Light colours', also: 'theme' },
  { id: 'page.dark', part: 'page', words: 'Dark colours', also: 'theme' },
  { id: 'page.system', part: 'page', words: 'Colours as the system has them', also: 'theme' },
  { id: 'page.larger', part: 'page', words: 'Larger text', also: 'size zoom' },
  { id: 'page.smaller', part: 'page', words: 'Smaller text', also: 'size zoom' },
  { id: 'page.hints', part: 'page', words: 'Show hints of keys', also: 'bar' },
  { id: 'page.noHints', part: 'page', words: 'Hide hints of keys', also: 'bar' },
  { id: 'page.privacy', part: 'page', words: 'What went over the network', also: 'privacy bytes sent requests seal' },
  { id: 'page.keep', part: 'page', words: 'Ask the browser to keep the library', also: 'storage persist' },
  { id: 'page.keys', part: 'page', words: 'Keys and search tips', also: 'help shortcuts operators' },
  { id: 'page.next', part: 'page', words: 'Go to the next part of the page', also: 'region focus' },
  { id: 'page.before', part: 'page', words: 'Go to the part of the page before', also: 'region focus' },
  { id: 'page.back', part: 'page', words: 'Close what is open, then clear the search', also: 'escape' },
] as const satisfies readonly Command[];

/** The name of a command. */
export type CommandId = (typeof commandTable)[number]['id'];

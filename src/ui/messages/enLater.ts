import type { QueryHintCode } from '../../query/ParsedQuery';
import { en } from './en';
import { enCommands } from './enCommands';

const { number, count, bytes, date, time: dateAndTime } = en.formats;
const { documents, passages } = en.common;

const files = (value: number) => count(value, { one: '# file', other: '# files' });
const hits = (value: number) => count(value, { one: '# hit', other: '# hits' });
const points = (value: number, unit: MapUnit) => (unit === 'passage' ? passages(value) : documents(value));

/** What a point of the map stands for. */
export type MapUnit = 'passage' | 'document';

/** Why a file is not in the library: the codes that files are kept with. */
type FailureReasons = Readonly<
  Record<
    | 'empty'
    | 'binary'
    | 'too-large'
    | 'unsupported'
    | 'encrypted'
    | 'scanned'
    | 'bomb'
    | 'malformed'
    | 'too-slow'
    | 'crash'
    | 'lost',
    string
  >
>;

/** What the engine tells, by its codes; some with what it is about. */
type EngineReasons = Readonly<
  Record<
    | 'newer-version'
    | 'deleted'
    | 'terminated'
    | 'blocked'
    | 'refused'
    | 'full'
    | 'damaged'
    | 'sync-held'
    | 'sync-stopped'
    | 'folder-not-found'
    | 'folder-not-allowed'
    | 'folder-empty'
    | 'encoder-died',
    string
  > &
    Record<
      'sync-failed' | 'folder-closed' | 'folders-closed' | 'starter-failed' | 'encoder-nowhere' | 'encoder-wrong',
      (about: string) => string
    >
>;

/** The words of what is loaded later, in English. Other languages say the same. */
export const enLater = {
  commands: enCommands,
  language: {
    title: 'Language',
    asBrowser: 'As the browser',
    notLoaded: 'This language could not be loaded. Go online and choose it again.',
  },
  paste: { title: 'Paste text', titleField: 'Title (optional)', text: 'Text', add: 'Add to library' },
  answer: {
    nothingClose: 'Nothing close.',
    /** @param encoder a mark in the place of the encoder's name; null where nothing was compared. */
    summary: (told: {
      readonly isNothingClose: boolean;
      readonly encoder: string | null;
      readonly shown: number;
      readonly matching: number | null;
      readonly searched: number;
      readonly order: 'relevance' | 'newest' | 'oldest';
      readonly milliseconds: number;
    }) => {
      const { isNothingClose, encoder, shown, matching, searched } = told;
      const start = isNothingClose ? 'The nearest ' : encoder === null ? '' : 'Closest ';
      const among = matching === null ? passages(searched) : `${passages(matching)} that pass the filters`;
      const by = encoder === null ? '' : ` by ${encoder}`;
      const order = { relevance: '', newest: ', newest first', oldest: ', oldest first' }[told.order];
      const time = told.milliseconds < 1 ? 'under 1 ms' : `${number(Math.round(told.milliseconds))} ms`;
      return `${start}${number(shown)} of ${among}${by}${order}, in ${time}`;
    },
    hits: 'Hits',
    alsoIn: (path: string, more: number) =>
      `Also in ${path}${more > 0 ? ` and ${count(more, { one: '# more place', other: '# more places' })}` : ''}`,
    open: (path: string) => `Open ${path}`,
    whatToDo: (title: string) => `What to do with ${title}`,
    page: (page: number) => `page ${page}`,
    pageAlone: (page: number) => `Page ${page}`,
    menu: 'Copy, find similar (Shift Enter)',
    fold: 'Fold (→)',
    unfold: 'Show (→)',
    morePassages: (more: number) => count(more, { one: '# more passage', other: '# more passages' }),
    strength: (percent: number) => `strength ${percent} of 100`,
    strengthTitle: (percent: number) => `Strength: ${percent} of 100`,
    reasons: {
      words: { short: 'words', sentence: 'Found by its words' },
      meaning: { short: 'meaning', sentence: 'Found by its meaning' },
      both: { short: 'words, meaning', sentence: 'Found by its words and its meaning' },
    },
    saveHits: 'save hits',
    saveTitle: 'Save hits',
    saveTable: (hitCount: number, query: string) =>
      `${hits(hitCount)}${query === '' ? '' : ` for “${query}”`} as a table for other tools.`,
  },
  hitSettings: {
    title: 'Hits',
    about: 'Order, grouping and number of hits',
    named: (words: string) => `Hits: ${words}`,
    bestFirst: 'best first',
    newestFirst: 'newest first',
    oldestFirst: 'oldest first',
    grouped: 'grouped',
    strongOnly: 'strong only',
    order: 'Order',
    orders: { relevance: 'Best first', newest: 'Best hits, newest first', oldest: 'Best hits, oldest first' },
    group: 'Group passages by document',
    atLeast: 'Show hits of at least',
    anyStrength: 'any strength',
    strength: (strength: number) => `strength ${strength} of 100`,
    atMost: 'Show at most',
    hits: (most: number) => `${number(most)} hits`,
  },
  noHits: {
    stillToCome: (waiting: number) => `${files(waiting)} still to be read; hits appear here as soon as there are any.`,
    filtered: (filters: number): string => (filters === 1 ? 'Nothing passes the filter' : 'Nothing passes the filters'),
    noneDoes: (all: number) => `None of the ${passages(all)} in your library does.`,
    dropFilters: (filters: number): string => (filters === 1 ? 'Drop the filter' : 'Drop the filters'),
    notStrong: 'Nothing strong enough',
    youAsked: (strength: number) => `You asked for hits of at least ${number(strength)} of 100 in strength.`,
    showWeaker: 'Show weaker hits',
    notClose: 'Nothing close to that',
    nothingLikeIt: 'There is nothing else like it in your library.',
    noPassage: (query: string) => `No passage in your library comes close to “${query}”.`,
    sayMore: 'Say it the way you would tell it to someone, in a few words more.',
    otherWord: 'Try another word for the same thing, or another language you write in.',
    justSo: 'Words in quotation marks have to stand in the passage just so.',
  },
  hints: {
    'lone-or': () => 'OR stands between two words. Here it was taken as a word.',
    'open-quotation': () => 'A quotation mark is not closed, so its words need not stand together.',
    'empty-quotation': () => 'There are no words between the quotation marks.',
    'open-value': (operator: string) =>
      `The quotation mark behind "${operator}:" is not closed, so it was taken as a word.`,
    'no-value': (operator: string) => `Write what to look for right behind "${operator}:", without a space.`,
    'no-date': (operator: string) => `Write a date behind "${operator}:", such as 2026-03-14, 2026-03 or 2026.`,
  } as Readonly<Record<QueryHintCode, (operator: string) => string>>,
  filters: {
    active: 'Active filters',
    similarToDocument: 'similar to',
    similarToPassage: 'similar to a passage of',
    or: 'or',
    not: (name: string) => `not ${name}`.trim(),
    remove: 'Remove',
    removeNamed: (filter: string) => `Remove “${filter}”`,
    phrase: (text: string) => `“${text}”`,
    names: {
      path: 'path',
      title: 'title',
      type: 'type',
      tag: 'tag',
      source: 'source',
      lang: 'language',
      before: 'before',
      after: 'after',
      on: 'on',
    },
  },
  keys: {
    title: 'Keys and search tips',
    inBox: 'In the search box',
    exact: 'These words, next to each other',
    without: 'Not with this word; a minus also turns any other of these around',
    either: 'At least one of the two',
    tag: 'With a tag, or one below it; #garden is the same',
    path: 'With this in the path',
    inTitle: 'With this in the title',
    type: 'Files of a kind; ext:pdf is the same',
    source: 'From a source',
    inLanguage: 'In a language',
    dates: 'After a day, month or year; before: and on: likewise',
    written: {
      exact: '"exact phrase"',
      without: '-word',
      either: 'one OR other',
      tag: 'tag:garden',
      path: 'path:work/plans',
      title: 'title:train',
    },
  },
  passages: {
    similarPassage: 'Similar to this passage',
    similarDocument: 'Similar to this document',
    openOriginal: 'Open the original',
    copyQuote: 'Copy as quote with link',
    copyLink: 'Copy link to here',
    copyMarkdown: 'Copy as Markdown link',
    copyObsidian: 'Copy Obsidian link',
    openObsidian: 'Open in Obsidian',
    quoteCopied: 'Quote copied.',
    linkCopied: 'Link copied.',
    markdownCopied: 'Markdown link copied.',
    obsidianCopied: 'Obsidian link copied.',
    kinds: { quote: 'Quote', link: 'Link', markdown: 'Markdown link', obsidian: 'Obsidian link' },
    notCopied: (what: string) => `${what} not copied: the browser did not allow it, or the document is gone.`,
    noOriginal: (title: string) =>
      `The original of ${title} is not at hand: only its text was kept. Files of connected folders open from here.`,
    copySaved: (name: string) => `A copy of ${name} was saved to your downloads.`,
    mayNotRead: 'The folder may not be read. Press "Reconnect" beside it, and try again.',
    noLongerThere: (path: string) => `${path} is no longer in its folder.`,
    notOpened: (title: string, reason: string) => `The original of ${title} could not be opened: ${reason}`,
  },
  reading: {
    back: 'Back',
    matches: 'Matches in this document',
    previousMatch: 'Previous match (Shift F3)',
    nextMatch: 'Next match (F3)',
    matchOf: (match: number, matches: number) => `${match} of ${matches}`,
    matchCount: (matches: number) => count(matches, { one: '# match', other: '# matches' }),
    outline: 'Outline',
    closeOutline: 'Close outline',
    similar: 'Similar passages',
    closeSimilar: 'Close similar passages',
    find: 'Find in this document',
    findKey: 'Find in this document (Ctrl F)',
    removeDocument: 'Remove document',
    closeDocument: 'Close document',
    pageOf: (page: number, pages: number) => `page ${page} of ${pages}`,
    tags: 'Tags',
    askRemove: (title: string) => `Remove “${title}”?`,
    remove: 'Remove',
    removed: (title: string) => `Removed ${title}.`,
    willLeave: 'It will leave this library. The original file is not touched.',
    lastMatch: 'This is the last match.',
    firstMatch: 'This is the first match.',
    noLongerHere: 'This document is no longer in your library.',
    notOpened: (reason: string) => `This document could not be opened: ${reason}`,
    opensInTab: ' (opens in a new tab)',
    copyQuote: 'Copy quote',
    copyQuoteTitle: 'Copy this passage as a quote',
    copied: 'Copied',
    notCopied: 'Not copied',
    lookingFor: 'Looking…',
    notFound: 'Not in this document',
    placeOf: (place: number, places: number, isComplete: boolean) =>
      `${number(place)} of ${isComplete ? '' : 'more than '}${number(places)}`,
    previousPlace: 'Previous place (Shift F3)',
    nextPlace: 'Next place (F3)',
    closeFind: 'Close find',
    outlineFailed: (reason: string) => `The outline could not be read: ${reason}`,
    readingHeadings: 'Reading the headings…',
    noHeadings: 'This document has no headings.',
    firstHeadings: (headings: number) =>
      `Only the first ${count(headings, { one: '# heading', other: '# headings' })} are listed.`,
    text: 'Text of the document',
    earlier: 'Show earlier',
    later: 'Show later',
    similarFailed: (reason: string) => `Similar passages could not be found: ${reason}`,
    lookingForSimilar: 'Looking for similar passages…',
    nothingSimilar: 'There is nothing similar in your library.',
    onlyNearest: 'Nothing is close; these are the nearest.',
    table: 'Table',
    mail: { From: 'From', To: 'To', Cc: 'Cc', Date: 'Date' },
    noHeadingNamed: (heading: string) => `There is no heading named “${heading}” in this document.`,
    noNoteNamed: (name: string) => `There is no note named “${name}” in your library.`,
    notFollowed: (reason: string) => `The link could not be followed: ${reason}`,
  },
  map: {
    close: 'Close the map',
    about: (total: number, unit: MapUnit, encoder: string) => `${points(total, unit)} by ${encoder}`,
    yourQuery: 'your query',
    searchWithin: (label: string, chosen: number, unit: MapUnit) => `Search within ${label}: ${points(chosen, unit)}.`,
    nothingInArea: 'There is nothing in this area.',
    selectedArea: 'Selected area',
    passageGone: 'This passage is no longer in the library.',
    description: (total: number, unit: MapUnit, topics: number, found: number) =>
      `${points(total, unit)} in ${count(topics, { one: '# topic', other: '# topics' })}; the list beside it names them. ${
        found > 0 ? `${hits(found)} of the query are marked.` : ''
      } Arrow keys move it, + and − zoom, 0 shows all.`,
    drawLine: 'Draw a line around passages',
    selectArea: 'Select an area',
    everywhereAgain: 'Search everywhere again, not only within',
    map: 'Map',
    role: 'map',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    showAll: 'Show the whole map',
    overTime: 'Documents over time',
    when: 'When',
    bySource: 'Documents by source',
    source: 'Source',
    byLanguage: 'Documents by language',
    language: 'Language',
    documents: 'Documents',
    others: 'Others',
    notKnown: 'Not known',
    noDate: 'No date',
    topicNumber: (topic: number) => `Topic ${topic}`,
    colours: 'Colours',
    colourBy: 'Colour by',
    colourings: { topic: 'Topic', source: 'Source', folder: 'Folder' },
    parts: {
      topic: 'Parts of the map by topic',
      source: 'Parts of the map by source',
      folder: 'Parts of the map by folder',
    },
    points: (unit: MapUnit): string => (unit === 'passage' ? ' passages' : ' documents'),
    stages: {
      reading: 'Reading what your passages mean…',
      'laying out': 'Drawing the map…',
      naming: 'Finding names for topics…',
    },
    nothingToDraw: 'There is nothing to draw yet: add some notes first.',
    ages: {
      otherEncoder: (encoder: string) => `This map was drawn with another encoder (${encoder}).`,
      changed: 'The library has changed much since this map was drawn.',
      missing: (missing: number) =>
        count(missing, { one: '# passage is not on this map yet.', other: '# passages are not on this map yet.' }),
    },
    notDrawnBecause: (reason: string) => `The map could not be drawn: ${reason}`,
    notDrawn: 'The map was not drawn.',
    drawAgain: 'Draw again',
    draw: 'Draw the map',
  },
  backup: {
    title: 'Backup',
    /** Between sentences. */
    space: ' ',
    failed: (reason: string) => `That did not work. ${reason}`,
    working: (title: string) => `${title}…`,
    showIt: 'Show it',
    restoring: 'Restoring the backup',
    restoreAbout: 'Adds what the backup has and this library lacks. What is here stays as it is.',
    passphraseOf: (name: string) => `Passphrase of “${name}”`,
    open: 'Open',
    choose: 'Choose a backup',
    saving: 'Saving the backup',
    saved: (saved: number, size: number) => `Saved ${documents(saved)}, ${bytes(size)}.`,
    saveTitle: 'Save a backup',
    saveAbout:
      'One file with all texts and embeddings. On another device it is searchable at once, with nothing to index.',
    passphrase: 'Passphrase (optional)',
    keepPassphrase: 'Keep the passphrase: without it nobody can open the backup, not even you.',
    save: 'Save backup',
    savingTable: 'Saving the table',
    savedTable: (saved: number, size: number) => `Saved ${passages(saved)}, ${bytes(size)}.`,
    tablesTitle: 'Save for other tools',
    tablesAbout: 'A table with a row for each passage. Parquet holds the embeddings too. Not encrypted.',
    packReady: (title: string, added: number) => `${title}: ${documents(added)}, ready to be searched.`,
    packUpdated: (title: string, added: number) => `${title} is up to date again: ${documents(added)} new or changed.`,
    packHere: (title: string) => `${title} is in your library already.`,
    restored: (added: number) => `Restored ${documents(added)}.`,
    nothingToRestore: 'Nothing had to be restored.',
    unchanged: (unchanged: number) => `${documents(unchanged)} in it were here already.`,
    conflicts: (conflicts: number, paths: readonly string[]) =>
      `${documents(conflicts)} differ from what is here, which was kept: ${paths.map((path) => `“${path}”`).join(', ')}${
        conflicts > paths.length ? ' and others' : ''
      }.`,
    leftOut: (encoders: readonly string[]) =>
      `Embeddings of ${encoders.join(', ')} were left out, because that encoder is not in use here. To have them too, choose it and restore again.`,
  },
  limits: {
    title: 'Limits',
    about:
      'A file that asks for more is left out and listed with the reason. They hold from the next file on; files that were left out because of a limit are tried again.',
    largestFile: 'Largest file, in MB',
    largestUnpacked: 'Most that an archive may unpack to, in MB',
    seconds: 'Time for a small file, in seconds',
    defaults: 'Defaults',
    save: 'Save',
  },
  models: {
    title: 'Encoders',
    about:
      'The starter answers while you type. A main encoder reads more closely: it works through your library in the background and then refines each answer a moment later. All of them run on this device.',
    looking: 'Looking for models…',
    models: 'Models',
    copying: 'Copying the model',
    downloading: (name: string) => `Downloading ${name}`,
    pick: 'Pick a model folder',
    onlyStarter: 'Use only the starter',
    progress: (title: string, loaded: number, total: number) =>
      total > 0 ? `${title}: ${bytes(loaded)} of ${bytes(total)}` : title,
    notOn: (place: string, reason: string) => `Not on ${place}: ${reason}`,
    truncated: (truncated: number) => `${passages(truncated)} longer than the model reads, cut at its end.`,
    dtypes: { q4: '4 bits', q8: '8 bits', fp32: 'full precision' },
    origins: {
      site: (size: number) => `part of this site, ${bytes(size)}`,
      stored: (size: number) => `stored in this browser, ${bytes(size)}`,
      hub: (size: number) => `to be downloaded, ${bytes(size)}`,
      none: 'its files are not here: pick them from a folder',
    },
    licence: 'licence:',
    aboutIt: 'about',
    speed: (device: string, tokens: number) =>
      `on ${device}: about ${count(tokens, { one: '# token', other: '# tokens' })} a second`,
    numbers: 'Numbers',
    dimensions: 'Dimensions',
    dtype: (words: string, size: number) => `${words}, ${bytes(size)}`,
    use: 'Use',
    inUse: 'In use',
    download: 'Download…',
    removeFiles: (size: number) => `Remove its files, ${bytes(size)}`,
    consent: (size: number, licence: string) =>
      `This asks huggingface.co for about ${bytes(size)}, once. Nothing of yours is sent. By downloading you accept the licence: ${licence}.`,
    notNow: 'Not now',
    downloadSize: (size: number) => `Download ${bytes(size)}`,
  },
  privacy: {
    title: '0 bytes sent',
    about:
      'This page can receive its own files, and models if you ask for one. It has no way to send your notes or your queries: the browser itself refuses every request to another site, except those of the worker that downloads models, which sees nothing of yours.',
    noServiceWorker: 'This browser offers no service worker here, so requests cannot be listed or refused.',
    since: (since: string, received: number) => `Since ${date(since)}: 0 bytes sent, ${bytes(received)} received.`,
    noRequests: 'No request went over the network since this list was begun.',
    purpose: 'For',
    requests: 'Requests',
    received: 'Received',
    sent: 'Sent',
    nothing: '0 bytes',
    /** What the service worker notes, in the words in which it is noted. */
    purposes: {
      'encoder that comes with the app': 'encoder that comes with the app',
      starter: 'starter',
      'sample notes': 'sample notes',
      'character maps of PDFs': 'character maps of PDFs',
      'the app itself': 'the app itself',
    } as Readonly<Record<string, string>>,
    seal: 'Seal',
    sealMeans:
      ': refuse all network. The app then runs from what is kept in this browser alone, and nothing can be downloaded. Only the browser itself still asks this site now and then whether the app has changed.',
    notKept: 'The app itself is not kept in this browser: it needs its site at every visit.',
    notWhole: 'The app itself could not be kept whole in this browser, so it may need its site.',
    noRoom: 'There is no room left for it: free some space on this device, then try again.',
    beingKept: 'The app is being kept for offline use.',
    keptSoFar: (kept: number, all: number) => `The app is being kept for offline use: ${kept} of ${all} files.`,
    offline: 'The app works offline.',
    offlineWith: (kept: number) => `The app works offline: ${bytes(kept)} of it are kept in this browser.`,
  },
  /** null: the engine speaks English itself. */
  engine: null as EngineReasons | null,
  documents: {
    title: (name: string) => `Documents of “${name}”`,
    find: 'Find by title or path',
    show: 'Show',
    all: 'All',
    shown: 'Shown',
    counted: (what: string, many: number) => `${what}: ${number(many)}`,
    states: {
      failed: 'Failed',
      reading: 'Being read',
      waiting: 'Waiting',
      unrefined: 'Not refined yet',
      skipped: 'Skipped',
      indexed: 'Indexed',
    },
    notInLibrary: (path: string) => `${path} is not in your library: there is nothing to open.`,
    empty: 'There are no files in this source.',
    none: 'Nothing here matches.',
    unrefinedMeans: (unrefined: number) =>
      `${documents(unrefined)} can be found already, and will be refined by the main encoder.`,
  },
  additions: {
    finding: (name: string, found: number, isFolder: boolean) =>
      `${isFolder ? 'Reading the folder' : 'Adding'} ${name}… ${files(found)}`,
    reading: (name: string) => `Reading ${name}`,
    adding: (name: string) => `Adding ${name}`,
    loading: (name: string) => `Loading ${name}…`,
    saving: (name: string) => `${name} can be searched. Saving it in this browser…`,
    queueing: (name: string, done: number, total: number) => `Adding ${name}… ${done} of ${files(total)}`,
    failed: (name: string, reason: string) => `${name} could not be added. ${reason}`,
    unreadable: (unreadable: number) => `${files(unreadable)} could not be opened`,
    andMore: '… and more.',
    added: (queued: number, name: string) => `Added ${files(queued)} from ${name}.`,
    upToDate: (name: string) => `${name} is up to date: nothing in it changed.`,
    nothing: (name: string) => `Nothing in ${name} could be added.`,
    unchanged: (unchanged: number) => `${files(unchanged)} did not change.`,
    removed: (removed: number) => `Removed ${files(removed)} that the folder no longer has.`,
    skipped: (skipped: number) => `Left out ${files(skipped)} of a kind that is not read.`,
    ignored: (ignored: number) => `Left out ${files(ignored)} that are hidden, or made by programs.`,
    ignoredFolders: (folders: number) =>
      `Left out ${count(folders, { one: '# hidden or system folder', other: '# hidden or system folders' })}.`,
    /** Between sentences. */
    space: ' ',
  },
  sourceList: {
    title: 'Sources',
    empty: 'Nothing here yet. What you add is listed here.',
    names: { files: 'Files', paste: 'Pasted text', sample: 'Sample notes' },
    backup: 'Backup…',
    limits: 'Limits…',
    language: 'Language…',
    deleteEverything: 'Delete everything',
    waiting: (waiting: number) => `${files(waiting)} waiting`,
    failed: (failed: number) => `${number(failed)} failed`,
    skipped: (skipped: number) => `${number(skipped)} skipped`,
    showTroubles: (troubles: string, name: string) => `${troubles} in ${name}: show`,
    remove: (name: string) => `Remove ${name}`,
    vault: 'Obsidian vault',
    reconnect: 'Reconnect',
    reconnectNamed: (name: string) => `Reconnect ${name}`,
    syncNow: 'Sync now',
    folders: 'Folders',
    /** What a button does, and to what, for listeners. */
    deed: (deed: string, about: string) => `${deed}: ${about}`,
    theSyncOf: (name: string) => `the sync of ${name}`,
    readingNew: 'Reading what is new…',
    looking: (found: number) => (found === 0 ? 'Looking for changes…' : `Looking for changes… ${files(found)}`),
    needsPermission: 'Your browser wants you to allow reading this folder again.',
    connected: 'Connected',
    synced: (at: number, changes: string) => `Synced ${dateAndTime(at)}${changes === '' ? '' : `: ${changes}`}`,
    changes: {
      added: (added: number) => `${number(added)} added`,
      changed: (changed: number) => `${number(changed)} changed`,
      removed: (removed: number) => `${number(removed)} removed`,
    },
  },
  progress: {
    filesRead: 'Files read',
    reading: (isPaused: boolean, done: number, total: number) =>
      `${isPaused ? 'Paused: ' : 'Reading: '}${number(done)} of ${files(total)}`,
    encoding: (isPaused: boolean, done: number, total: number) =>
      `${isPaused ? 'Paused: ' : 'Understanding more deeply: '}${number(done)} of ${passages(total)}`,
    pace: (perSecond: number) => `${passages(perSecond)} a second`,
    pause: 'Pause',
    resume: 'Resume',
    askCancel: 'Cancel reading?',
    cancelReading: 'Cancel reading',
    goOn: 'Go on reading',
    willForget: (waiting: number) =>
      `${files(waiting)} will be forgotten. What was already read stays in your library.`,
    keep: 'Keep',
    fewSecondsLeft: 'a few seconds left',
    secondsLeft: (seconds: number) => `about ${seconds} seconds left`,
    minutesLeft: (minutes: number) => (minutes === 1 ? 'about a minute left' : `about ${number(minutes)} minutes left`),
    hoursLeft: (hours: number) => `about ${number(hours)} hours left`,
  },
  sources: {
    remove: 'Remove',
    askRemove: (name: string) => `Remove “${name}”?`,
    removed: (name: string) => `Removed ${name}.`,
    willLeave: (leaving: number) =>
      `${documents(leaving)} will leave this library. The original files are not touched, and you can add them again.`,
    askDelete: 'Delete everything?',
    deleteEverything: 'Delete everything',
    isEmpty: 'The library is empty.',
    willDelete:
      'Every source, document and remembered query is removed from this browser. The original files are not touched.',
    failures: (name: string) => `Not in the library, from “${name}”`,
    failureCounts: (failed: number, skipped: number) =>
      `${files(failed)} failed and ${files(skipped)} skipped because they are of a kind that is not read.`,
    looking: 'Looking…',
    dismissAll: 'Dismiss all',
    files: 'Files',
    failed: 'Failed',
    skipped: 'Skipped',
    /** null where the engine's own sentence is shown, which is English. */
    failureReasons: null as FailureReasons | null,
    folders: 'Folders',
    foldersOf: (name: string) => `Folders of “${name}”`,
    foldersAbout:
      'What is not ticked is left out: it leaves the library and is not read again. The original files are not touched.',
    tickedAgain: 'What you tick again is read when you add the folder again.',
    noFolders: 'There are no folders in it.',
    leftOut: 'left out',
    fileCount: files,
    save: 'Save',
  },
};

/** The words of what is loaded later, in some language. */
export type LaterMessages = typeof enLater;

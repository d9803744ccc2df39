import { formatsFor } from './formatsFor';

const formats = formatsFor('en');
const { number, count, bytes } = formats;

const files = (value: number) => count(value, { one: '# file', other: '# files' });
const documents = (value: number) => count(value, { one: '# document', other: '# documents' });
const passages = (value: number) => count(value, { one: '# passage', other: '# passages' });

/** The words of the first screen, in English: they come with the page. Other languages say the same. */
export const en = {
  formats,
  /** Between the parts of a list without "and". */
  comma: ', ',
  common: {
    cancel: 'Cancel',
    close: 'Close',
    dismiss: 'Dismiss',
    done: 'Done',
    stop: 'Stop',
    tryAgain: 'Try again',
    reloadPage: 'Reload the page',
    restoreBackup: 'Restore a backup',
    didNotWork: (reason: string) => `That did not work: ${reason}`,
    documents,
    passages,
  },
  /** As they are written on keyboards. */
  keyNames: { ctrl: 'Ctrl', shift: 'Shift', enter: 'Enter', escape: 'Esc', pageUp: 'Page Up', pageDown: 'Page Down' },
  page: {
    skip: 'Skip to the hits',
    library: 'Your library',
    document: 'Document',
    map: 'Map of your library',
    keys: 'Keys',
    settings: 'Settings',
    hints: 'Hints',
    searchSaved: 'Search saved.',
    searchForgotten: 'Search forgotten.',
    linkLeadsNowhere: (path: string) => `The link leads to “${path}”, which is not in your library.`,
    loading: 'Loading…',
    partNotLoaded: 'This part of the page could not be loaded. Go online and reload the page.',
    hits: (hits: number) => (hits === 0 ? 'No hits.' : count(hits, { one: '# hit.', other: '# hits.' })),
    readingFinished: (inLibrary: number) => `Reading is finished. ${documents(inLibrary)} in your library.`,
  },
  adding: {
    folder: 'Add folder',
    files: 'Add files',
    paste: 'Paste text',
    drop: 'Drop to add to your library',
    dropPromise: 'Files and whole folders. They stay in this browser.',
  },
  search: {
    box: 'Search your notes',
    save: 'Save this search',
    forget: 'Forget this search',
    clear: 'Clear the search',
    suggestions: 'Suggestions',
    documents: 'Documents',
    suggestionCount: (suggestions: number) =>
      `${count(suggestions, { one: '# suggestion', other: '# suggestions' })}. Tab takes the first.`,
    periods: {
      today: 'today',
      yesterday: 'yesterday',
      weekAgo: 'a week ago',
      thisMonth: 'this month',
      lastMonth: 'last month',
      thisYear: 'this year',
      lastYear: 'last year',
    },
  },
  screens: {
    engineFailed: 'The search engine could not start',
    pageFailed: 'The page stopped working',
    librarySafe: 'Your library is safe. A private window or blocked storage can be the reason.',
    opening: 'Opening your library…',
    gettingReady: 'Getting ready to understand',
    answeredSoon: 'Your query is answered as soon as the encoder is loaded.',
    searchFailed: 'This search did not work',
    find: 'Find notes by what they mean',
    promise: 'Your files are read, understood and kept in this browser. Nothing is sent anywhere.',
    trySample: 'Try the sample notes',
    addYours: 'Add your notes',
    orDrop: 'Or drop files and folders anywhere on this page.',
    unchanged: 'The originals are never changed.',
    readingFiles: 'Reading your files',
    waiting: (waiting: number) =>
      `${files(waiting)} waiting. You can search as soon as the first one is read, and go on adding meanwhile.`,
    nothingYet: 'There is nothing to search yet',
    noneRead: (failed: number) => `${files(failed)} could not be read. The list of sources tells why, file by file.`,
    wrongKinds:
      'None of the files is of a kind that is read. Notes as text or Markdown, PDF, Word, web pages and many others work.',
    whatFor: 'What are you looking for?',
    describe: (passageCount: number, documentCount: number) =>
      `Describe it in your own words, or name it. ${passages(passageCount)} in ${documents(documentCount)} are compared by what they mean, in any language, and by their words.`,
    examples: 'Example queries',
    firstExamples: ['insomnia', 'caring for grandma', 'singing in a group'],
    tryIt: 'Try it: each finds a note that says it in other words',
    putAway: 'Put the examples away',
    savedSearches: 'Saved searches',
    forget: (query: string) => `Forget “${query}”`,
    forgot: (query: string) => `Forgot ${query}.`,
    tips: 'Search tips',
    tipsTell: 'tell how to look for exact words, tags, folders and dates.',
  },
  notices: {
    stopped:
      'The search engine stopped. It is being started again; if nothing happens, reload the page. What was already read is safe.',
    restarted:
      'The search engine stopped and was started again; nothing that was already read is lost, and the rest goes on.',
    inMemory:
      'This browser refuses to store anything for this page, as some private windows do. Everything works, but your library is only in memory: it is gone when you close this tab.',
    noMeaning: (reason: string | null) =>
      `Search by meaning does not work right now: ${reason ?? 'the encoder could not be loaded.'}`,
    newVersion: 'A new version is ready. Reload when it suits you.',
    reload: 'Reload',
    onlyOnline: 'Everything works, but only while you are online: this browser could not keep the app itself.',
  },
  encoders: {
    choose: 'choose encoder',
    on: (name: string, device: string) => `${name} on ${device}`,
    fails: (name: string) => `${name} does not work`,
    failsHere: (name: string) => `${name} does not work here`,
    verified: (name: string, device: string) => `${name} on ${device}, verified`,
    measuring: (name: string, device: string) => `${name} on ${device}, verified, measuring its speed`,
    whenNeeded: (name: string) => `${name} when needed`,
    loading: (name: string) => `Loading ${name}…`,
    testing: (name: string) => `Testing ${name}…`,
    loadingPart: (name: string, loaded: number, total: number) =>
      `Loading ${name}, ${bytes(loaded)} of ${bytes(total)}`,
    encodedBy: (name: string) => `Passages encoded by ${name}`,
  },
  status: {
    title: 'Status',
    starting: 'Starting…',
    emptyLibrary: 'Your library is empty',
    library: (documentCount: number, passageCount: number) => `${documents(documentCount)}, ${passages(passageCount)}`,
    partlyReady: (documentCount: number, ready: number, passageCount: number) =>
      `${documents(documentCount)}, ${number(ready)} of ${passages(passageCount)} ready`,
    inMemory: 'kept in memory only',
    stored: (used: number) => `${bytes(used)} stored`,
    kept: 'kept by the browser',
    notPromised: 'the browser does not promise to keep it',
    whyNotPromised:
      'The browser may clear it when the disk is nearly full. Browsers agree more often for pages that are installed or bookmarked.',
    askToKeep: 'ask browser to keep it',
    whyAsk: 'Without this the browser may clear the library when the disk is nearly full',
    sent: '0 bytes sent',
    whatWasSent: 'What went over the network',
  },
};

/** The words of the first screen in some language. */
export type FirstMessages = typeof en;

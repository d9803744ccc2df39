import type { EngineApi, EngineStatus } from '../../protocol/EngineApi';
import { addChosenFiles, addChosenFolder } from '../adding/chooseAdditions';
import type { Additions } from '../adding/useAdditions';
import { focusNextRegion } from '../layout/focusNextRegion';
import { changeLook, stepTextSize } from '../look/look';
import { useLibraryDialog } from '../backup/LibraryDialogs';
import type { Query } from '../search/useQuery';
import { useOffers } from './OfferedCommands';

/** What the page's own commands work on. */
interface PageParts {
  readonly engine: EngineApi;
  readonly status: EngineStatus | null;
  readonly additions: Additions;
  readonly query: Query;
  readonly isMapOpen: boolean;
  readonly hasSelection: boolean;
  readonly hasDocument: boolean;
  readonly areHintsShown: boolean;
  readonly onFocusSearch: () => void;
  readonly onAsk: (query: string) => void;
  readonly onSave: () => void;
  readonly onPaste: () => void;
  /** Opens the drawer of sources; null where sources are always on screen. */
  readonly onLibrary: (() => void) | null;
  readonly onMap: () => void;
  readonly onEverywhere: () => void;
  readonly onCloseDocument: () => void;
  readonly onHints: (areShown: boolean) => void;
  readonly onCommands: () => void;
  readonly onSettings: () => void;
  readonly onHelp: () => void;
}

/** Offers what can be done with the page as a whole: search, library, map, look. */
export function usePageOffers(parts: PageParts): void {
  const { engine, status, additions, query } = parts;
  const openDialog = useLibraryDialog();
  const isOpen = status?.isOpen === true;
  const isSaved = query.saved.has(query.text);
  const isAtWork = status?.ingest.state === 'running' || (status?.main?.isFilling === true && !status.main.isPaused);
  const isPaused = status?.ingest.state === 'paused' || status?.main?.isPaused === true;
  useOffers(() => [
    ['search.focus', parts.onFocusSearch],
    query.text !== '' && ['search.clear', () => parts.onAsk('')],
    query.text !== '' && [isSaved ? 'search.forget' : 'search.save', parts.onSave],
    ...query.saved.queries.map((saved) => ['search.saved', () => parts.onAsk(saved), saved] as const),
    ['search.earlier', () => query.step(1)],
    ['search.later', () => query.step(-1)],
    parts.hasSelection && ['search.everywhere', parts.onEverywhere],
    query.similarTo !== null && ['search.notSimilar', query.dropSimilar],
    parts.hasDocument && ['document.close', parts.onCloseDocument],
    [parts.isMapOpen ? 'map.close' : 'map.open', parts.onMap],
    ['library.folder', () => void addChosenFolder(additions)],
    ['library.files', () => void addChosenFiles(additions)],
    ['library.paste', parts.onPaste],
    ['library.sample', () => additions.openSample()],
    parts.onLibrary && ['library.show', parts.onLibrary],
    isOpen && ['library.backup', () => openDialog('backup')],
    isOpen && ['library.limits', () => openDialog('limits')],
    isAtWork && ['indexing.pause', () => void engine.pauseIngest()],
    isPaused && ['indexing.resume', () => void engine.resumeIngest()],
    status?.main != null && ['indexing.retry', () => void engine.retryMainEncoder().catch(() => undefined)],
    ['page.commands', parts.onCommands],
    ['page.settings', parts.onSettings],
    ['page.language', () => openDialog('language')],
    ['page.light', () => changeLook({ theme: 'light' })],
    ['page.dark', () => changeLook({ theme: 'dark' })],
    ['page.system', () => changeLook({ theme: 'system' })],
    ['page.larger', () => stepTextSize(1)],
    ['page.smaller', () => stepTextSize(-1)],
    parts.areHintsShown ? ['page.noHints', () => parts.onHints(false)] : ['page.hints', () => parts.onHints(true)],
    ['page.keys', parts.onHelp],
    ['page.next', () => focusNextRegion(false)],
    ['page.before', () => focusNextRegion(true)],
  ]);
}

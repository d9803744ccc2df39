import { use, useEffect } from 'react';
import type { Additions } from '../adding/useAdditions';
import { useSteady } from '../controls/useSteady';
import { OfflineContext } from '../offline/OfflineContext';
import { site } from '../site';

/** What the system hands over when it opens the installed app. */
interface Launch {
  readonly targetURL?: string;
  readonly files?: readonly FileSystemFileHandle[];
}

interface LaunchQueue {
  setConsumer(consumer: (launch: Launch) => void): void;
}

const openedAt = location.href;

/**
 * Adds what the person opens with the installed app or shares with it from another one. The manifest says what that may
 * be.
 *
 * @param onPaste opens the dialog in which text is pasted.
 */
export function useLaunches(additions: Additions, onPaste: () => void): void {
  const shell = use(OfflineContext);
  const takeShared = async () => {
    const files = (await shell?.takeShared()) ?? [];
    additions.addFiles(files.map((file) => ({ kind: 'file', name: file.name, open: () => Promise.resolve(file) })));
  };
  const obey = useSteady((wishes: URLSearchParams) => {
    if (wishes.has('shared')) void takeShared();
    if (wishes.has('paste')) onPaste();
    const pack = wishes.get('pack');
    if (pack !== null) additions.openPack(pack, pack === site.pack ? site.title : null);
  });
  const take = useSteady(({ targetURL, files = [] }: Launch) => {
    additions.addFiles(files.map((handle) => ({ kind: 'file', name: handle.name, open: () => handle.getFile() })));
    // The address under which the page was opened is obeyed below.
    if (targetURL !== undefined && targetURL !== openedAt) obey(new URL(targetURL).searchParams);
  });

  useEffect(() => {
    const { launchQueue } = window as { readonly launchQueue?: LaunchQueue };
    launchQueue?.setConsumer(take);
    const wishes = new URLSearchParams(location.search);
    if (site.pack !== null && !wishes.has('pack')) wishes.set('pack', site.pack);
    obey(wishes);
    // Once: a reload is no new wish; but a pack goes on where it was interrupted, and its address can be shared.
    const { pathname, search, hash } = location;
    const pack = new URLSearchParams(search).get('pack');
    const kept = pack === null ? '' : `?${new URLSearchParams({ pack }).toString()}`;
    history.replaceState(history.state, '', `${pathname}${kept}${hash}`);
  }, [take, obey]);
}

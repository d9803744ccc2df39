import { pageStorage } from '../pageStorage';
import { keyOfLibrary } from '../site';

const storageKey = 'inkling:library';

/** Whether there was something in the library when the page saw it last: known before it is open. */
export const rememberedLibrary = {
  hasSources: (): boolean => pageStorage.getItem(keyOfLibrary(storageKey)) === 'has sources',
  note: (hasSources: boolean): void => {
    if (hasSources !== rememberedLibrary.hasSources()) {
      pageStorage.setItem(keyOfLibrary(storageKey), hasSources ? 'has sources' : 'empty');
    }
  },
};

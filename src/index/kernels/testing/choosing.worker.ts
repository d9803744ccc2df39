import { ChoosingThread } from '../ChoosingThread';
import type { SharedKernel } from '../SecondThread';

const thread = new ChoosingThread();

/** A kernel to share, or the call for help. */
self.addEventListener('message', ({ data }: MessageEvent<SharedKernel | 'help'>) => {
  if (data === 'help') thread.help(1);
  else thread.share(1, data);
  self.postMessage('ready');
});

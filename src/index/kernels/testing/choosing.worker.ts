import { ChoosingThread } from '../ChoosingThread';
import type { SecondThreadMessage } from '../SecondThreadMessage';

const thread = new ChoosingThread();

/** Tells when it knows a kernel, as the app's own worker need not. */
self.addEventListener('message', ({ data }: MessageEvent<SecondThreadMessage>) => {
  thread.receive(data);
  if (data.kind === 'share') self.postMessage('ready');
});

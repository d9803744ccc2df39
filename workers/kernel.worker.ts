import '../src/protocol/trustOwnScripts';
import { ChoosingThread } from '../src/index/kernels/ChoosingThread';
import type { SecondThreadMessage } from '../src/protocol/SecondThreadMessage';

const thread = new ChoosingThread();

self.addEventListener('message', ({ data: message }: MessageEvent<SecondThreadMessage>) => {
  if (message.kind === 'help') thread.help(message.kernel);
  else if (message.kind === 'share') thread.share(message.kernel, message);
  else thread.forget(message.kernel);
});

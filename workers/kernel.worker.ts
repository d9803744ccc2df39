import '../src/protocol/trustOwnScripts';
import { ChoosingThread } from '../src/index/kernels/ChoosingThread';
import type { SecondThreadMessage } from '../src/index/kernels/SecondThreadMessage';

const thread = new ChoosingThread();

self.addEventListener('message', ({ data }: MessageEvent<SecondThreadMessage>) => thread.receive(data));

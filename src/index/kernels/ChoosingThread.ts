import { Bell } from './Bell';
import { instantiateKernel, type SharedKernelExports } from './kernelExports';
import type { SharedKernel } from './SecondThread';
import type { SecondThreadMessage } from './SecondThreadMessage';

/** How long the thread waits for the next search, before it waits for messages. */
const AWAKE_MS = 10_000;

/** The other side of a `SecondThread`: what runs in the thread. */
export class ChoosingThread {
  readonly #kernels = new Map<number, { readonly exports: SharedKernelExports; readonly invitation: number }>();

  /** Takes a message of `callSecondThread`. */
  receive(message: SecondThreadMessage): void {
    if (message.kind === 'share') this.share(message.kernel, message);
    else if (message.kind === 'forget') this.#kernels.delete(message.kernel);
    else this.#helpWhileCalled(new Bell(message.bell));
  }

  share(kernel: number, { module, memory, invitation }: SharedKernel): void {
    const exports = instantiateKernel(module, memory) as SharedKernelExports;
    this.#kernels.set(kernel, { exports, invitation });
  }

  /** Takes part in the searches that kernels invite to; says whether there was one. */
  help(): boolean {
    let hasHelped = false;
    for (const { exports, invitation } of this.#kernels.values()) {
      hasHelped = exports.acceptInvitation(invitation) === 1 || hasHelped;
    }
    return hasHelped;
  }

  /** Helps until nobody calls any more, or calls for something else: a message. */
  #helpWhileCalled(bell: Bell): void {
    for (let isCalled = true; isCalled;) {
      const { rung } = bell;
      isCalled = this.help() && bell.wait(rung, AWAKE_MS);
    }
  }
}

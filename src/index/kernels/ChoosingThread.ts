import { instantiateKernel, type SharedKernelExports } from './kernelExports';
import type { SharedKernel } from './SecondThread';

/** The other side of a `SecondThread`: what runs in the thread. */
export class ChoosingThread {
  readonly #kernels = new Map<number, { readonly exports: SharedKernelExports; readonly invitation: number }>();

  share(kernel: number, { module, memory, invitation }: SharedKernel): void {
    const exports = instantiateKernel(module, memory) as SharedKernelExports;
    this.#kernels.set(kernel, { exports, invitation });
  }

  /** Takes part in the search that a kernel invited to, if there still is one. */
  help(kernel: number): void {
    const shared = this.#kernels.get(kernel);
    shared?.exports.acceptInvitation(shared.invitation);
  }

  /** Lets go of a kernel's memory. */
  forget(kernel: number): void {
    this.#kernels.delete(kernel);
  }
}

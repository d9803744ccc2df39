import { ALL_SEGMENTS, type SharedKernelExports } from './kernelExports';

/** A kernel's side of its second thread, which takes part in one search at a time; others go alone. */
export class SharedSearches {
  readonly #exports: SharedKernelExports;
  readonly #invitation: number;
  readonly #call: () => void;
  /** The search that the thread was invited to; null when it may be invited. */
  #invited: number | null = null;

  /** @param invitation The address of the kernel's invitation. @param call Calls the thread. */
  constructor(exports: SharedKernelExports, invitation: number, call: () => void) {
    this.#exports = exports;
    this.#invitation = invitation;
    this.#call = call;
  }

  /** Whether the thread is reading and writing the memory of a search. */
  get isAtWork(): boolean {
    return this.#exports.isAccepted(this.#invitation) === 1;
  }

  /** Asks the thread to choose together with a search, unless another one has it. */
  invite(search: number): void {
    if (this.#invited !== null || this.isAtWork) return;
    this.#invited = search;
    this.#exports.invite(this.#invitation, search);
    this.#call();
  }

  /** Whether a search need not wait for the thread, now that no segment is left to take. */
  isDone(search: number): boolean {
    if (this.#invited !== search) return true;
    this.#exports.withdrawInvitation(this.#invitation);
    return !this.isAtWork;
  }

  /** Adds what the thread has chosen. It must not be at work. */
  join(search: number): void {
    if (this.#invited !== search) return;
    this.#invited = null;
    const exports = this.#exports;
    if (exports.isFinished(this.#invitation) === 0) return;
    if (exports.takeOver(search, exports.twinOf(this.#invitation)) === 0) return;
    // So many rows are alike that some were left out: alone, they are the same ones each time.
    exports.chooseAnew(search);
    exports.chooseSegments(search, ALL_SEGMENTS);
  }

  /** Ends what a search has with the thread. */
  leave(search: number): void {
    if (this.#invited !== search) return;
    this.#invited = null;
    this.#exports.withdrawInvitation(this.#invitation);
  }
}

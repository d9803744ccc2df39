/** What the second thread has to know of a kernel. It can be sent to another worker of a page that is isolated. */
export interface SharedKernel {
  /** A build for two threads, compiled. */
  readonly module: WebAssembly.Module;
  /** The kernel's memory, shared. */
  readonly memory: WebAssembly.Memory;
  /** Address of its invitation (`assembly/Invitation.ts`). */
  readonly invitation: number;
}

/** A thread that takes part in searches of kernels whose memory it shares. */
export interface SecondThread {
  /** With fewer segments it would not be awake before all are done. */
  readonly fewestSegments: number;
  /**
   * Makes a kernel known. The function that it gives calls the thread, after the kernel has invited it; a call that comes
   * late or not at all costs a search time, nothing else. The thread forgets the kernel when nothing holds the function.
   */
  share(kernel: SharedKernel): () => void;
}

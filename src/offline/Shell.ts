/** A file of the build. */
export interface ShellFile {
  /** Relative to the folder of index.html; that of index.html itself is empty. */
  readonly path: string;
  readonly bytes: number;
  /** SHA-256, base64. */
  readonly sha256: string;
  /** `kept`: the app needs it to work offline. `on demand`: kept once it was used, such as a model. */
  readonly keeping: 'kept' | 'on demand';
}

/** One version of the app, as its service worker knows it. */
export interface Shell {
  readonly files: readonly ShellFile[];
  /** Headers of every response. */
  readonly headers: Readonly<Record<string, string>>;
  /** Headers of the worker that downloads models, the only one that may ask another origin. */
  readonly downloadHeaders: Readonly<Record<string, string>>;
}

/** Whether it is of a model: kept apart from the app, so that an update of the app never drops it. */
export function isModelFile({ path }: Pick<ShellFile, 'path'>): boolean {
  return path.startsWith('models/') && path !== 'models/index.json';
}

/** Whether a path is that of the worker that downloads models. */
export function isDownloadWorker(path: string): boolean {
  return /^download\.worker-[^/]*\.js$/.test(path);
}

/** What a site says of one of its packs, in `packs/<name>/pack.json`. */
export interface PackDescription {
  /** Id of the source that its documents belong to. */
  readonly source: string;
  readonly title: string;
  /** Another one for every other content. */
  readonly version: string;
  readonly bytes: number;
  readonly documents: number;
  readonly passages: number;
}

/** The packs of this site. Nothing is asked of another one. */
export interface PackShelf {
  /** @throws an error that says why the site has no such pack. */
  describe(name: string, signal: AbortSignal): Promise<PackDescription>;
  /**
   * The pack's file. What has arrived is kept until `forget`, where the browser stores anything, and goes on from there.
   *
   * @throws an error that says what to do when it does not arrive.
   */
  fetch(
    name: string,
    pack: PackDescription,
    onBytes: (loadedBytes: number) => void,
    signal: AbortSignal,
  ): Promise<Blob>;
  /** Frees what `fetch` keeps of a pack; of all of them without a name. */
  forget(name: string | null): Promise<void>;
}

/** Requests that went over the network, of one purpose to one host, since the app was installed. */
export interface RequestTally {
  /** Host and port. */
  readonly host: string;
  /** What for, in words for people, such as "this app". */
  readonly purpose: string;
  readonly requests: number;
  /** Bytes of the answers' bodies. */
  readonly receivedBytes: number;
  /** Milliseconds since 1970. */
  readonly lastAt: number;
}

/** What the service worker keeps and what it let through. */
export interface OfflineReport {
  /** In order of host, then purpose. */
  readonly tallies: readonly RequestTally[];
  /** When the first request was noted, in milliseconds since 1970; null when there was none. */
  readonly since: number | null;
  /** Whether it refuses all network. */
  readonly isSealed: boolean;
  /** Files that the app needs to work offline, and those of them that are kept. */
  readonly files: number;
  readonly keptFiles: number;
  readonly keptBytes: number;
}

/** The calls that a service worker answers. */
export interface OfflineApi {
  /**
   * Fetches and keeps what the app needs to work offline and is not kept yet.
   *
   * @throws when a file cannot be had, or the browser has no room for it. What was kept stays.
   */
  keep(): Promise<null>;
  /** Forgets the files of older versions, unless a page of one is still open. */
  tidy(): Promise<null>;
  report(): Promise<OfflineReport>;
  /** Refuses all network from now on, or no longer. */
  seal(isSealed: boolean): Promise<null>;
  /** A new version that waits takes the place of the old one. */
  takeOver(): Promise<null>;
  /** Hands over what another app shared with this one, and forgets it. */
  takeShared(): Promise<readonly File[]>;
}

import { ModelDownloadError } from './ModelDownloadError';
import type { PartOrigin } from './PartialFile';

/** What a request needs of its surroundings. */
export interface RequestOptions {
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
}

/** A file, or its rest, on its way from a server. */
export interface Arrival {
  /** Where in the file the body begins. */
  readonly offset: number;
  readonly origin: PartOrigin;
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
}

/**
 * Asks a server for a file from `offset` on. Gives the whole file when the server cannot give parts, or when its file is
 * no longer the one that `origin` describes.
 *
 * @throws ModelDownloadError when the file cannot be had.
 * @throws the signal's reason when aborted.
 */
export async function requestFile(
  url: URL,
  offset: number,
  origin: PartOrigin | null,
  options: RequestOptions,
): Promise<Arrival> {
  const response = await ask(url, offset, options);
  // The file became shorter than the part of it that is here.
  if (response.status === 416 && offset > 0) return await requestFile(url, 0, null, options);
  refuseUnlessFile(url, response);
  const arrival = describe(response, offset);
  if (arrival.offset !== 0 && arrival.offset !== offset) throw wrongRange(url);
  if (arrival.offset > 0 && !isSame(arrival.origin, origin)) {
    // It rejects when the connection broke meanwhile.
    await arrival.body.cancel().catch(() => undefined);
    return await requestFile(url, 0, null, options);
  }
  return arrival;
}

async function ask(url: URL, offset: number, { fetch, signal }: RequestOptions): Promise<Response> {
  try {
    return await fetch(url, {
      // From the first byte on too: with a range, browsers ask for the bytes as they are, not compressed. No If-Range:
      // it needs a preflight, which the Hub's file servers do not allow.
      headers: { Range: `bytes=${offset}-` },
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal,
    });
  } catch (cause) {
    signal.throwIfAborted();
    throw offline(url, cause);
  }
}

/** There is no connection, or it broke. */
export function offline(url: URL, cause: unknown): ModelDownloadError {
  return new ModelDownloadError(
    'offline',
    `${url.host} cannot be reached, or the connection broke. What has arrived is kept: check the connection, then download again.`,
    { cause },
  );
}

function refuseUnlessFile(url: URL, { status, headers }: Response): void {
  const name = `${url.host}${url.pathname}`;
  if (status === 404 || status === 410) {
    throw new ModelDownloadError(
      'missing',
      `The file ${name} does not exist any more. Look for a newer version of Inkling, or pick the files from disk.`,
    );
  }
  if (status === 429 || status >= 500) {
    throw new ModelDownloadError(
      'busy',
      `${url.host} is overloaded or out of order (status ${status}). What has arrived is kept: download again later.`,
    );
  }
  if (status !== 200 && status !== 206) {
    throw new ModelDownloadError(
      'refused',
      `${url.host} does not give out the file ${name} (status ${status}). Get the model's files elsewhere and pick them from disk.`,
    );
  }
  // Such as the log-in page of a hotel's network.
  if (headers.get('Content-Type')?.startsWith('text/html')) {
    throw new ModelDownloadError(
      'wrong-bytes',
      `A web page came in place of the file ${name}. If this network asks for a log-in, log in, then download again.`,
    );
  }
}

function wrongRange(url: URL): ModelDownloadError {
  return new ModelDownloadError(
    'wrong-bytes',
    `${url.host} gave another part of ${url.pathname} than it was asked for. Get the model's files elsewhere and pick them from disk.`,
  );
}

function describe({ status, headers, body }: Response, asked: number): Arrival {
  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get('Content-Range') ?? '');
  const offset = status === 200 ? 0 : Number(range?.[1] ?? asked);
  const length = headers.has('Content-Encoding') ? null : wholeNumber(headers.get('Content-Length'));
  const totalBytes = wholeNumber(range?.[2]) ?? (length === null ? null : offset + length);
  return { offset, origin: { validator: validatorOf(headers), totalBytes }, body: body ?? new Blob([]).stream() };
}

/** A strong validator: equal ones mean equal bytes (RFC 9110, 8.8). */
function validatorOf(headers: Headers): string | null {
  const tag = headers.get('ETag');
  return tag?.startsWith('"') ? tag : headers.get('Last-Modified');
}

function wholeNumber(text: string | null | undefined): number | null {
  return text != null && /^\d+$/.test(text) ? Number(text) : null;
}

function isSame(one: PartOrigin, other: PartOrigin | null): boolean {
  return one.validator === other?.validator && one.totalBytes === other.totalBytes;
}

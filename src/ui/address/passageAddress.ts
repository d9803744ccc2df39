import type { TextRange } from '../../protocol/EngineApi';

/** A place in a document, as an address tells it. */
export interface AddressedPlace {
  /** Path within its source, or any other name that a wiki link may use. */
  readonly path: string;
  /** Empty for the document as a whole. */
  readonly range: TextRange;
}

/** The part of an address that opens a place in a document, such as `#doc=recipes%2Ftea.md&at=120-480`. */
export function passageAddress({ path, range }: AddressedPlace): string {
  const at = range.end > range.start ? `&at=${range.start}-${range.end}` : '';
  return `#doc=${encodeURIComponent(path)}${at}`;
}

/** The place that an address opens; null when it opens none. A range that is none is left aside. */
export function placeInAddress(hash: string): AddressedPlace | null {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  const path = fields.get('doc');
  if (path === null || path.trim() === '') return null;
  const [, start = '', end = ''] = /^(\d{1,15})-(\d{1,15})$/.exec(fields.get('at') ?? '') ?? [];
  const range = { start: Number(start), end: Number(end) };
  return { path, range: range.end > range.start ? range : { start: 0, end: 0 } };
}

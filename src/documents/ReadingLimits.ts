import { LARGEST_FILE } from './fileSizes';

/** How much a file may ask for before it is given up and listed with the reason. */
export interface ReadingLimits {
  /** The largest file of any kind, in bytes. Text may still be no larger than `LARGEST_TEXT`. */
  readonly largestFile: number;
  /** What all files out of one archive may take, archives in it included, in bytes. */
  readonly largestUnpacked: number;
  /** Seconds for a small file; larger ones get some more for each megabyte. */
  readonly seconds: number;
}

/** Archives of 256 MiB unpacked still fit a phone's memory. An ordinary note takes a millisecond, so half a minute is a hang. */
export const DEFAULT_LIMITS: ReadingLimits = {
  largestFile: LARGEST_FILE,
  largestUnpacked: 256 * 1024 * 1024,
  seconds: 30,
};

/** What a person may choose between; beyond, a tab would run out of memory, or nothing would be read any more. */
export const LIMITS_RANGE: Readonly<Record<keyof ReadingLimits, readonly [least: number, most: number]>> = {
  largestFile: [1 << 20, 1 << 30],
  largestUnpacked: [1 << 20, 1 << 30],
  seconds: [1, 3600],
};

/** Limits out of what was kept or typed: what is missing is the default, what is out of range is moved into it. */
export function readingLimits(wanted: unknown): ReadingLimits {
  const given: Partial<Record<keyof ReadingLimits, unknown>> = typeof wanted === 'object' ? { ...wanted } : {};
  const limitOf = (name: keyof ReadingLimits): number => {
    const value = given[name];
    const [least, most] = LIMITS_RANGE[name];
    if (typeof value !== 'number' || Number.isNaN(value)) return DEFAULT_LIMITS[name];
    return Math.min(most, Math.max(least, Math.round(value)));
  };
  return {
    largestFile: limitOf('largestFile'),
    largestUnpacked: limitOf('largestUnpacked'),
    seconds: limitOf('seconds'),
  };
}

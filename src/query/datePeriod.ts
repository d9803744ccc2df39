const period = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether this is a day, month or year that exists, in ISO 8601: `2026-03-14`, `2026-03`, `2026`. */
export function isPeriod(text: string): boolean {
  const found = period.exec(text);
  if (!found) return false;
  const [year, month, day] = [found[1], found[2] ?? '01', found[3] ?? '01'].map(Number) as [number, number, number];
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
  return month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1]! + leap;
}

/**
 * Whether a date lies before (-1), within (0) or after (1) a period.
 *
 * @param date ISO 8601, a day or a timestamp, of which the day counts.
 */
export function compareToPeriod(date: string, within: string): number {
  const start = date.slice(0, within.length);
  return start < within ? -1 : start > within ? 1 : 0;
}

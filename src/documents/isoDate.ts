const DATE_FIRST =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?[ ]?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?/i;
const COMPACT_DATE = /^(\d{4})(\d{2})(\d{2})$/;
const DAY_FIRST = /^(\d{1,2})\.(\d{1,2})\.(\d{4})\b/;
const MINUTE = 60_000;

/**
 * A date as people and programs write it, as ISO 8601: with a time zone a UTC timestamp (`2026-03-14T09:30:00.000Z`),
 * without one the calendar date alone (`2026-03-14`), since a time of day without a zone names no instant.
 *
 * Understood are year-month-day with `-`, `/`, `.` or nothing between, day.month.year with dots, wiki links to daily
 * notes (`[[2026-03-14]]`), and seconds or milliseconds since 1970. Everything else, such as `03/04/2026`, which means
 * two things, gives undefined.
 */
export function toIsoDate(value: unknown): string | undefined {
  if (typeof value === 'number') return fromNumber(value);
  if (typeof value !== 'string' || value.length > 100) return undefined;
  const text = value.trim().replace(/^\[\[|\]\]$/g, '');
  const [, year, month, day, hours, minutes, seconds, zone] = DATE_FIRST.exec(text) ?? COMPACT_DATE.exec(text) ?? [];
  if (year !== undefined) {
    const date = calendarDate(Number(year), Number(month), Number(day));
    if (date === undefined || zone === undefined) return date;
    return fromTime(date, Number(hours), Number(minutes), Number(seconds ?? 0), zone);
  }
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst !== null) return calendarDate(Number(dayFirst[3]), Number(dayFirst[2]), Number(dayFirst[1]));
  return /^\d+$/.test(text) ? fromNumber(Number(text)) : undefined;
}

function fromNumber(value: number): string | undefined {
  // Seconds from 2001 to 2286, or the same in milliseconds; an eight-digit number is a compact date.
  if (value >= 1e12 && value < 1e13) return new Date(value).toISOString();
  if (value >= 1e9 && value < 1e10) return new Date(value * 1000).toISOString();
  return Number.isInteger(value) && value >= 1e7 && value < 1e8 ? toIsoDate(String(value)) : undefined;
}

function calendarDate(year: number, month: number, day: number): string | undefined {
  if (year < 1000) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  // Date.UTC rolls the 30th of February over into March.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}

function fromTime(date: string, hours: number, minutes: number, seconds: number, zone: string): string {
  const [, sign, zoneHours, zoneMinutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  const offset = sign === undefined ? 0 : (Number(zoneHours) * 60 + Number(zoneMinutes)) * (sign === '-' ? -1 : 1);
  if (hours > 23 || minutes > 59 || seconds > 60 || Math.abs(offset) > 24 * 60) return date;
  const [year, month, day] = date.split('-').map(Number);
  return new Date(Date.UTC(year!, month! - 1, day, hours, minutes, seconds) - offset * MINUTE).toISOString();
}

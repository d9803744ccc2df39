/** "Mar 14, 2026", "March 2026" or "2026" from a day, month or year in ISO 8601. */
export function formatPeriod(period: string): string {
  const [, month, day] = period.split('-');
  if (month === undefined) return period;
  const format = new Intl.DateTimeFormat('en', {
    year: 'numeric',
    month: day === undefined ? 'long' : 'short',
    ...(day === undefined ? {} : { day: 'numeric' }),
    timeZone: 'UTC',
  });
  return format.format(new Date(period));
}

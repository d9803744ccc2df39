const inLocalTime = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' });
const asWritten = new Intl.DateTimeFormat('en', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** "Mar 14, 2026" from an ISO 8601 date or timestamp; the text itself when it is neither. */
export function formatDate(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  // A bare date is parsed as midnight UTC: shown in local time it would be the day before, west of Greenwich.
  const isBareDate = !iso.includes('T');
  return (isBareDate ? asWritten : inLocalTime).format(date);
}

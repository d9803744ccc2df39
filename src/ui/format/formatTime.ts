const time = new Intl.DateTimeFormat('en', {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** "Mar 14, 14:05", in local time; `milliseconds` since 1970. */
export function formatTime(milliseconds: number): string {
  return time.format(milliseconds);
}

const whole = new Intl.NumberFormat('en');

/** "1 passage", "1,204 passages". */
export function formatCount(count: number, noun: string): string {
  return `${whole.format(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** "1,204". */
export function formatNumber(count: number): string {
  return whole.format(count);
}

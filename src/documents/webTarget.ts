/** The address when it leads to a web page or opens a mail; null for everything else, such as `javascript:`. */
export function webTarget(href: string): string | null {
  const address = href.trim();
  return /^https?:\/\/[^\s/]/i.test(address) || /^mailto:[^\s@]+@/i.test(address) ? address : null;
}

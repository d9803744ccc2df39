/** Whether a query looks for nothing yet: it is empty, or punctuation such as the quotation mark that begins a phrase. */
export function asksForNothing(query: string): boolean {
  return /^[\p{P}\s]*$/u.test(query);
}

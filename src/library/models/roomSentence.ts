/** Says that a model does not fit, and what to do; for messages. */
export function roomSentence(name: string): string {
  return `The browser has no room left for ${name}. Free some disk space or delete another model, then try again.`;
}

import { onTestFinished } from 'vitest';

/** What the page announces from now on until the end of the test: another announcement may follow at once. */
export function hearAnnouncements(): readonly string[] {
  const heard: string[] = [];
  const observer = new MutationObserver(() => {
    // The page puts a space behind words that it says again.
    const words = document.querySelector('[data-testid="announcer"]')?.textContent.trim() ?? '';
    if (words !== '' && words !== heard.at(-1)) heard.push(words);
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  onTestFinished(() => observer.disconnect());
  return heard;
}

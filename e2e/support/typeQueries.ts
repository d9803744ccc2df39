import type { InklingPage } from './InklingPage';

/** About 170 words a minute: a fast typist. */
export const MILLISECONDS_BETWEEN_KEYS = 70;

/** A keystroke and how long it took until its hits were in the page, about to be painted, in milliseconds. */
export interface Keystroke {
  readonly query: string;
  readonly latency: number;
}

/** Types queries key by key and measures every keystroke that was answered before the next one took its place. */
export async function typeQueries({ page, searchBox }: InklingPage, texts: readonly string[]): Promise<Keystroke[]> {
  const keystrokes: Keystroke[] = [];
  for (const text of texts) {
    await searchBox.fill('');
    await page.evaluate(() => performance.clearMarks());
    await searchBox.pressSequentially(text, { delay: MILLISECONDS_BETWEEN_KEYS });
    await page.waitForTimeout(250);
    keystrokes.push(
      ...(await page.evaluate(() => {
        const marks = (name: string) => performance.getEntriesByName(name, 'mark') as PerformanceMark[];
        const queryOf = (mark: PerformanceMark) => (mark.detail as { query: string }).query;
        return marks('inkling:keystroke').flatMap((key) => {
          const answer = marks('inkling:results').find(
            (result) => queryOf(result) === queryOf(key) && result.startTime >= key.startTime,
          );
          return answer ? [{ query: queryOf(key), latency: answer.startTime - key.startTime }] : [];
        });
      })),
    );
  }
  return keystrokes;
}

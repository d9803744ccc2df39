/** Fewer valid lines than this part of all, and a text is no JSON Lines. */
const LEAST_VALID = 0.5;

/** The values of JSON Lines; a line that is not valid stays a text. null when most are not. */
export function parseJsonLines(text: string): unknown[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  let valid = 0;
  const values = lines.map((line) => {
    try {
      const value = JSON.parse(line) as unknown;
      valid++;
      return value;
    } catch {
      return line;
    }
  });
  return valid > lines.length * LEAST_VALID ? values : null;
}

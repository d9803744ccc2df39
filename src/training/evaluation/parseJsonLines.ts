/**
 * Reads JSON Lines: one JSON object on each line; blank lines are left out.
 *
 * @throws SyntaxError naming the line that is no JSON object.
 */
export function parseJsonLines(text: string): Record<string, unknown>[] {
  const records: Record<string, unknown>[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    records.push(parseLine(line, index + 1));
  }
  return records;
}

function parseLine(line: string, number: number): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch (cause) {
    throw new SyntaxError(`Line ${number} is not JSON.`, { cause });
  }
  if (typeof parsed !== 'object' || parsed === null) throw new SyntaxError(`Line ${number} is not a JSON object.`);
  return parsed as Record<string, unknown>;
}

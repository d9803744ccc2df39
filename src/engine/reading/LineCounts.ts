/** Counts the line ends before places of a text that is stored in parts. The last text is remembered. */
export class LineCounts {
  #document = 0;
  /** Line ends before each part. */
  #before: number[] = [];

  /**
   * The number, from 1, of the line at `offset`.
   *
   * @param partLength UTF-16 code units in each part. @param readPart gives the text of a part.
   */
  async lineAt(
    document: number,
    offset: number,
    partLength: number,
    readPart: (part: number) => Promise<string>,
  ): Promise<number> {
    if (this.#document !== document) {
      this.#document = document;
      this.#before = [0];
    }
    const before = this.#before;
    const part = Math.floor(offset / partLength);
    for (let next = before.length; next <= part; next++) {
      const count = lineEnds(await readPart(next - 1));
      before[next] = before[next - 1]! + count;
    }
    const inPart = offset % partLength;
    const text = inPart === 0 ? '' : await readPart(part);
    return before[part]! + lineEnds(text.slice(0, inPart)) + 1;
  }
}

function lineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** The part of Papa Parse that is used; its published types bring Node's and the page's along. */
declare module 'papaparse' {
  interface Parsed {
    readonly data: readonly (readonly string[])[];
    readonly errors: readonly { readonly code: string }[];
  }

  const Papa: {
    parse(
      text: string,
      options: {
        readonly delimiter: string;
        /** The most rows to read. */
        readonly preview: number;
        readonly skipEmptyLines: 'greedy';
        readonly delimitersToGuess: readonly string[];
      },
    ): Parsed;
    unparse(
      rows: readonly (readonly (string | number | null)[])[],
      options: { readonly newline: string; readonly escapeFormulae: RegExp },
    ): string;
  };
  export default Papa;
}

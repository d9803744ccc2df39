/** Whether a file is a pack or a saved library, by its name. */
export function isLibraryFile(name: string): boolean {
  return name.toLowerCase().endsWith('.inkling');
}

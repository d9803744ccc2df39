/** How long the browser may take to begin with a download, in milliseconds, before its address is given up. */
const TIME_TO_BEGIN = 60_000;

/** Saves a file among the person's downloads. */
export function saveFile(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), TIME_TO_BEGIN);
}

/** Gives the browser a file to keep among its downloads. */
export function download(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken hold of the content by the time the press is over.
  setTimeout(() => URL.revokeObjectURL(address));
}

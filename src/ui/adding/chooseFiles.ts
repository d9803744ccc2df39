/** Lets the person choose files, or a folder as the list of its files; empty when they did not. */
export function chooseFiles(options: { readonly folder: boolean }): Promise<readonly File[]> {
  const input = document.createElement('input');
  input.multiple = true;
  input.webkitdirectory = options.folder;
  return choose(input);
}

/** Lets the person choose one file; null when they did not. */
export async function chooseFile(): Promise<File | null> {
  const [file = null] = await choose(document.createElement('input'));
  return file;
}

function choose(input: HTMLInputElement): Promise<readonly File[]> {
  input.type = 'file';
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}

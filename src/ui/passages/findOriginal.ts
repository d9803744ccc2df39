interface AskableHandle extends FileSystemDirectoryHandle {
  requestPermission?(options: { readonly mode: 'read' }): Promise<PermissionState>;
}

/**
 * The file at a path of a folder; for a document out of an archive, the archive. Asks the person for permission where the
 * browser wants that, so it must run inside a press.
 *
 * @throws an error named `NotAllowedError` without permission, `NotFoundError` when there is no such file (any more).
 */
export async function findOriginal(folder: AskableHandle, path: string): Promise<File> {
  if ((await folder.requestPermission?.({ mode: 'read' })) === 'denied') {
    throw new DOMException('The folder may not be read.', 'NotAllowedError');
  }
  let here: FileSystemDirectoryHandle = folder;
  for (const name of path.split('/')) {
    const next: FileSystemDirectoryHandle | FileSystemFileHandle = await here
      .getDirectoryHandle(name)
      .catch((reason: unknown) => {
        if (reason instanceof DOMException && reason.name === 'TypeMismatchError') return here.getFileHandle(name);
        throw reason;
      });
    if (next.kind === 'file') return await next.getFile();
    here = next;
  }
  throw new DOMException('There is a folder in place of the file.', 'NotFoundError');
}

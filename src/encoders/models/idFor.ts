/** The id that a model gets from its folder's name. */
export function idFor(folderName: string): string {
  const id = folderName
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '');
  return id === '' ? 'model' : id;
}

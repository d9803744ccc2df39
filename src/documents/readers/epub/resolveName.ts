/** The name in the archive that a reference in the file `from` leads to; what would lead out of the archive stays in it. */
export function resolveName(from: string, reference: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of decoded(reference.replace(/[?#].*$/s, '')).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function decoded(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}

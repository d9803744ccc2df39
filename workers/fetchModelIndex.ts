import type { ModelDescription } from '../src/encoders/models/ModelDescription';
import { parseModelIndex } from '../src/encoders/models/parseModelIndex';

/**
 * The models that this site serves; none where the site has no list of them.
 *
 * @throws ModelFolderError when the list is damaged.
 */
export async function fetchModelIndex(folder: URL): Promise<readonly ModelDescription[]> {
  const response = await fetch(new URL('index.json', folder)).catch((cause: unknown) => {
    throw new Error('The list of models of this site could not be fetched.', { cause });
  });
  if (!response.ok) return [];
  const { models, refused } = parseModelIndex(await response.json());
  for (const { reason } of refused) console.warn(reason);
  return models;
}

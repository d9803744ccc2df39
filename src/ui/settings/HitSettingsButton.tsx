import { Button } from '../controls/Button';
import { icons } from '../icons';
import type { SearchSettings } from './useSearchSettings';

const sortWords = { relevance: 'Best first', newest: 'Newest first', oldest: 'Oldest first' } as const;

/** Says how hits are ordered, and leads to how they are chosen and shown. */
export function HitSettingsButton(props: { readonly settings: SearchSettings; readonly onPress: () => void }) {
  const { sort, isGrouped, minimumStrength } = props.settings;
  const words = [sortWords[sort], ...(isGrouped ? ['grouped'] : []), ...(minimumStrength > 0 ? ['strong only'] : [])];
  return (
    <Button tone="quiet" title="Order, grouping and number of hits" onClick={props.onPress}>
      {words.join(', ')}
      <icons.Sliders />
    </Button>
  );
}

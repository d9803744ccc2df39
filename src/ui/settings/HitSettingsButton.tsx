import { icons } from '../icons';
import styles from './HitSettingsButton.module.css';
import type { SearchSettings } from './useSearchSettings';

const sortWords = { relevance: 'best first', newest: 'newest first', oldest: 'oldest first' } as const;

/** Says how hits are ordered, and leads to how they are chosen and shown. */
export function HitSettingsButton(props: { readonly settings: SearchSettings; readonly onPress: () => void }) {
  const { sort, isGrouped, minimumStrength } = props.settings;
  const words = [sortWords[sort], ...(isGrouped ? ['grouped'] : []), ...(minimumStrength > 0 ? ['strong only'] : [])];
  return (
    <button
      type="button"
      className={styles['button']}
      title="Order, grouping and number of hits"
      aria-label={`Hits: ${words.join(', ')}`}
      onClick={props.onPress}
    >
      <span className={styles['words']} data-usual={(words.length === 1 && sort === 'relevance') || undefined}>
        {words.join(', ')}
      </span>
      <icons.Sliders />
    </button>
  );
}

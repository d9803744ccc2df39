import { icons } from '../icons';
import styles from './HitSettingsButton.module.css';
import type { SearchSettings } from './useSearchSettings';

const sortWords = { relevance: [], newest: ['newest first'], oldest: ['oldest first'] } as const;

/** Says what is unusual in how hits are chosen, ordered and shown, and leads to where that is changed. */
export function HitSettingsButton(props: {
  readonly settings: SearchSettings;
  /** Whether there is little room for words. */
  readonly isBrief: boolean;
  readonly onPress: () => void;
}) {
  const { sort, isGrouped, minimumStrength } = props.settings;
  const unusual = [
    ...sortWords[sort],
    ...(isGrouped ? ['grouped'] : []),
    ...(minimumStrength > 0 ? ['strong only'] : []),
  ];
  const words = unusual.join(', ') || 'best first';
  return (
    <button
      type="button"
      className={styles['button']}
      title="Order, grouping and number of hits"
      aria-label={`Hits: ${words}`}
      onClick={props.onPress}
    >
      <span className={styles['words']} data-dispensable={unusual.length === 0 || props.isBrief || undefined}>
        {words}
      </span>
      <icons.Sliders />
    </button>
  );
}

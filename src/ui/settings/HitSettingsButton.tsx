import { icons } from '../icons';
import styles from './HitSettingsButton.module.css';
import type { SearchSettings } from './useSearchSettings';
import { useMessages } from '../messages/LanguageContext';
import { useLaterMessages } from '../messages/useLaterMessages';

/** Says what is unusual in how hits are chosen, ordered and shown, and leads to where that is changed. */
export function HitSettingsButton(props: {
  readonly settings: SearchSettings;
  /** Whether there is little room for words. */
  readonly isBrief: boolean;
  readonly onPress: () => void;
}) {
  const messages = useLaterMessages().hitSettings;
  const { comma } = useMessages();
  const { sort, isGrouped, minimumStrength } = props.settings;
  const unusual = [
    ...(sort === 'newest' ? [messages.newestFirst] : sort === 'oldest' ? [messages.oldestFirst] : []),
    ...(isGrouped ? [messages.grouped] : []),
    ...(minimumStrength > 0 ? [messages.strongOnly] : []),
  ];
  const words = unusual.join(comma) || messages.bestFirst;
  return (
    <button
      type="button"
      className={styles['button']}
      title={messages.about}
      aria-label={messages.named(words)}
      onClick={props.onPress}
    >
      <span className={styles['words']} data-dispensable={unusual.length === 0 || props.isBrief || undefined}>
        {words}
      </span>
      <icons.Sliders />
    </button>
  );
}

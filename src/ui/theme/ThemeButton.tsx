import { IconButton } from '../controls/IconButton';
import { icons } from '../icons';
import { useTheme } from './useTheme';
import { useMessages } from '../messages/LanguageContext';

const icon = { system: icons.System, light: icons.Sun, dark: icons.Moon } as const;

/** Goes through the themes. */
export function ThemeButton() {
  const { colours } = useMessages().page;
  const { theme, nextTheme } = useTheme();
  const Icon = icon[theme];
  return (
    <IconButton label={colours[theme]} onClick={nextTheme}>
      <Icon />
    </IconButton>
  );
}

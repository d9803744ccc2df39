import { IconButton } from '../controls/IconButton';
import { icons } from '../icons';
import { useTheme } from './useTheme';

const icon = { system: icons.System, light: icons.Sun, dark: icons.Moon } as const;
const words = { system: 'as the system', light: 'light', dark: 'dark' } as const;

/** Goes through the themes. */
export function ThemeButton() {
  const { theme, nextTheme } = useTheme();
  const Icon = icon[theme];
  return (
    <IconButton label={`Colours: ${words[theme]}. Change`} onClick={nextTheme}>
      <Icon />
    </IconButton>
  );
}

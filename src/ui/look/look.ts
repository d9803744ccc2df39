import { pageStorage } from '../pageStorage';

export const themes = ['system', 'light', 'dark'] as const;
/** Sizes of all text, in percent of what the browser is set to. */
export const textSizes = [90, 100, 112, 125, 150] as const;

/** Which colours the person wants. */
export type Theme = (typeof themes)[number];
/** How large the person wants text to be. */
export type TextSize = (typeof textSizes)[number];

/** How the page looks; kept in this browser. */
export interface Look {
  readonly theme: Theme;
  readonly textSize: TextSize;
}

const themeKey = 'inkling:theme';
const textSizeKey = 'inkling:text-size';

/** The look that was chosen before. */
export function storedLook(): Look {
  const theme = pageStorage.getItem(themeKey);
  const textSize = pageStorage.getItem(textSizeKey);
  return {
    theme: themes.find((each) => each === theme) ?? 'system',
    textSize: textSizes.find((each) => String(each) === textSize) ?? 100,
  };
}

/** Puts the chosen look on the page; called before the first render, so that the wrong colours never flash. */
export function applyLook({ theme, textSize }: Look = storedLook()): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
  dataset['textSize'] = String(textSize);
}

/** Keeps a changed look and puts it on the page; gives it. */
export function changeLook(change: Partial<Look>): Look {
  const look = { ...storedLook(), ...change };
  pageStorage.setItem(themeKey, look.theme);
  pageStorage.setItem(textSizeKey, String(look.textSize));
  applyLook(look);
  return look;
}

/** Makes text one size larger (1) or smaller (−1), as far as there are sizes; gives the look. */
export function stepTextSize(by: 1 | -1): Look {
  const { textSize } = storedLook();
  return changeLook({ textSize: textSizes[textSizes.indexOf(textSize) + by] ?? textSize });
}

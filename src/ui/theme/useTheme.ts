import { useEffect, useState } from 'react';
import { pageStorage } from '../pageStorage';

const themes = ['system', 'light', 'dark'] as const;
const storageKey = 'inkling:theme';

/** Which colours the person wants. */
export type Theme = (typeof themes)[number];

function isTheme(text: string | null): text is Theme {
  return themes.some((theme) => theme === text);
}

function storedTheme(): Theme {
  const stored = pageStorage.getItem(storageKey);
  return isTheme(stored) ? stored : 'system';
}

/** Puts the chosen theme on the page; called before the first render, so that the wrong colours never flash. */
export function applyTheme(theme: Theme = storedTheme()): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** The chosen theme and a way to the next one: system, light, dark, system … */
export function useTheme(): { readonly theme: Theme; readonly nextTheme: () => void } {
  const [theme, setTheme] = useState(storedTheme);

  useEffect(() => {
    applyTheme(theme);
    pageStorage.setItem(storageKey, theme);
  }, [theme]);

  return {
    theme,
    nextTheme: () => setTheme((current) => themes[(themes.indexOf(current) + 1) % themes.length] ?? 'system'),
  };
}

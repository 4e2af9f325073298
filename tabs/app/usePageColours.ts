import { useLayoutEffect } from 'react';
import type { Theme } from '../teams/teams.ts';
import { themes } from './themes.ts';

/** Gives the theme to what lies outside the application: the ground behind it, scroll bars, the lists of selects. */
export function usePageColours(theme: Theme): void {
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    style.backgroundColor = themes[theme].colorNeutralBackground3;
    style.colorScheme = theme === 'light' ? 'light' : 'dark';
  }, [theme]);
}

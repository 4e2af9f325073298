/** The three themes of Teams, by the names that teams-js gives them. */

export const themes = [
  { name: 'default', label: 'Light' },
  { name: 'dark', label: 'Dark' },
  { name: 'contrast', label: 'High contrast' },
] as const;
export type Theme = (typeof themes)[number]['name'];

const key = 'window.theme';

/** What was chosen last; otherwise what the machine prefers. */
export function rememberedTheme(): Theme {
  const kept = themes.find(({ name }) => name === localStorage.getItem(key));
  if (kept) return kept.name;
  if (matchMedia('(prefers-contrast: more)').matches) return 'contrast';
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'default';
}

export function applyTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  localStorage.setItem(key, theme);
}

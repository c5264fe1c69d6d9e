import { useSyncExternalStore } from 'react';
import type { Language } from '../texts/language.ts';

export type Theme = 'system' | 'light' | 'dark' | 'contrast';
export type Density = 'normal' | 'compact';

/** How somebody likes to see the portal. */
export interface Settings {
  readonly language: Language;
  /** Elder mode: large type, one column, one task a page. */
  readonly elder: boolean;
  readonly theme: Theme;
  readonly density: Density;
  /** Whether single keys do something on the desk. */
  readonly shortcuts: boolean;
}

const initial: Settings = {
  language: new URLSearchParams(globalThis.location?.search).get('lang') === 'en' ? 'en' : 'zh',
  elder: false,
  theme: 'system',
  density: 'normal',
  shortcuts: true,
};

let settings = initial;
const listeners = new Set<() => void>();

/** The settings as they are. */
export const currentSettings = (): Settings => settings;

/** The settings; the component follows. */
export const useSettings = (): Settings =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    currentSettings,
    () => initial,
  );

/** Changes settings, for this window at once. Who is signed in keeps them by `PUT /me/preferences`. */
export function changeSettings(changed: Partial<Settings>): void {
  settings = { ...settings, ...changed };
  show(settings);
  for (const listener of listeners) listener();
}

/** Puts the settings on the document, where the styles find them. */
export function show({ language, elder, theme, density }: Settings): void {
  const { documentElement: root } = document;
  root.lang = language === 'zh' ? 'zh-CN' : 'en';
  root.dataset.theme = theme;
  root.dataset.density = density;
  root.toggleAttribute('data-elder', elder);
}

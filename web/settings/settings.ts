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
  language: 'zh',
  elder: false,
  theme: 'system',
  density: 'normal',
  shortcuts: true,
};

/** Where this tab remembers what was chosen, over the way to the sign-in page and back. It says nothing of a person. */
const chosenKey = 'settings';

function remembered(): Partial<Settings> {
  const english = new URLSearchParams(globalThis.location?.search).get('lang') === 'en';
  try {
    const kept = JSON.parse(globalThis.sessionStorage?.getItem(chosenKey) ?? '{}') as Partial<Settings>;
    return { ...kept, ...(english && { language: 'en' }) };
  } catch {
    return english ? { language: 'en' } : {};
  }
}

let chosen: Partial<Settings> = remembered();
let settings: Settings = { ...initial, ...chosen };

/** What was chosen in this tab, and not merely taken over from what is kept. */
export const chosenSettings = (): Partial<Settings> => chosen;
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

const choosers = new Set<() => void>();

/** Calls back whenever somebody chooses a setting. Returns what ends it. */
export function onChosen(listener: () => void): () => void {
  choosers.add(listener);
  return () => choosers.delete(listener);
}

/** Changes settings as somebody has chosen them; who is signed in keeps them (`keep.ts`). */
export function chooseSettings(changed: Partial<Settings>): void {
  changeSettings(changed);
  chosen = { ...chosen, ...changed };
  sessionStorage.setItem(chosenKey, JSON.stringify(chosen));
  for (const listener of choosers) listener();
}

/** Changes settings, for this window at once. */
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

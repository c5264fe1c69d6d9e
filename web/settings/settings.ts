import { useSyncExternalStore } from 'react';
import type { Language } from '../texts/language.ts';

export type Theme = 'system' | 'light' | 'dark' | 'contrast';
export type Density = 'normal' | 'compact';

/** How a person likes to see the portal. */
export interface Settings {
  readonly language: Language;
  /** Elder mode: large type, one column, one task a page. */
  readonly elder: boolean;
  readonly theme: Theme;
  readonly density: Density;
  /** Whether single keys are shortcuts on the desk. */
  readonly shortcuts: boolean;
}

const initial: Settings = {
  language: 'zh',
  elder: false,
  theme: 'system',
  density: 'normal',
  shortcuts: true,
};

/** Where this tab keeps the choices while the person goes to the sign-in page and back. It holds nothing about a person. */
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

/** The choices made in this tab, without those taken over from saved settings. */
export const chosenSettings = (): Partial<Settings> => chosen;
const listeners = new Set<() => void>();

/** The current settings. */
export const currentSettings = (): Settings => settings;

/** The current settings. The component follows their changes. */
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

/** Calls back whenever somebody chooses a setting. Returns a function that ends this. */
export function onChosen(listener: () => void): () => void {
  choosers.add(listener);
  return () => choosers.delete(listener);
}

/** Changes settings by a person's choice. For a person who is signed in, `keep.ts` saves them. */
export function chooseSettings(changed: Partial<Settings>): void {
  changeSettings(changed);
  chosen = { ...chosen, ...changed };
  sessionStorage.setItem(chosenKey, JSON.stringify(chosen));
  for (const listener of choosers) listener();
}

/** Changes settings in this window at once. */
export function changeSettings(changed: Partial<Settings>): void {
  settings = { ...settings, ...changed };
  show(settings);
  for (const listener of listeners) listener();
}

/** Writes the settings to the document, for the styles. */
export function show({ language, elder, theme, density }: Settings): void {
  const { documentElement: root } = document;
  root.lang = language === 'zh' ? 'zh-CN' : 'en';
  root.dataset.theme = theme;
  root.dataset.density = density;
  root.toggleAttribute('data-elder', elder);
}

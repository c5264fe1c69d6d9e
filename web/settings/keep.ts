import { useEffect } from 'react';
import type { Body } from '../api/operations.ts';
import { ApiProblem } from '../api/problem.ts';
import { callAsUser } from '../api/use-api.ts';
import { useSession } from '../sign-in/session.ts';
import { changeSettings, chosenSettings, currentSettings, onChosen, type Settings } from './settings.ts';

type Preferences = Body<'PUT /me/preferences'>;

const asSettings = ({ language, elder, theme, density, shortcuts }: Preferences): Partial<Settings> => ({
  ...(language !== undefined && { language }),
  ...(elder !== undefined && { elder }),
  ...(theme !== undefined && { theme: theme === 'high-contrast' ? 'contrast' : theme }),
  ...(density !== undefined && { density: density === 'comfortable' ? 'normal' : density }),
  ...(shortcuts !== undefined && { shortcuts }),
});

const asPreferences = ({ language, elder, theme, density, shortcuts }: Settings): Preferences => ({
  language,
  elder,
  theme: theme === 'contrast' ? 'high-contrast' : theme,
  density: density === 'normal' ? 'comfortable' : density,
  shortcuts,
});

/** Milliseconds between the last choice and the save, so that trying out several choices saves once. */
const patience = 400;

/**
 * Keeps the settings of the person who is signed in. After signing in, the portal uses what they chose on another device, and
 * saves what they choose here. A choice made in this window before signing in wins and is saved. A failure is not shown,
 * because nothing here matters that much.
 */
export function useKeptSettings(): void {
  const subject = useSession()?.subject;
  useEffect(() => {
    if (subject === undefined) return undefined;
    void quietly(async () => {
      const { body } = await callAsUser('GET /me/preferences', {});
      const kept = asSettings(body.preferences);
      const chosen = chosenSettings();
      changeSettings({ ...kept, ...chosen });
      const differs = Object.entries(chosen).some(([name, value]) => kept[name as keyof Settings] !== value);
      if (differs) await save();
    });
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const end = onChosen(() => {
      clearTimeout(waiting);
      waiting = setTimeout(() => void quietly(save), patience);
    });
    return () => {
      clearTimeout(waiting);
      end();
    };
  }, [subject]);
}

/** Replaces the preferences, but keeps views that were saved elsewhere. */
async function save(): Promise<void> {
  const { body, etag } = await callAsUser('GET /me/preferences', {});
  await callAsUser(
    'PUT /me/preferences',
    { body: { ...body.preferences, ...asPreferences(currentSettings()) } },
    { idempotencyKey: crypto.randomUUID(), ifMatch: etag },
  );
}

async function quietly(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
  }
}

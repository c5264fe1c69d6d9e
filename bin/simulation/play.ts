import { Actors, type Story } from '../../lib/policy/samples/story.ts';
import type { SimulatedSystem } from '../support/simulated-system.ts';

/** What became of a story: the cases that it made, a spell each. */
export interface Played {
  readonly story: Story;
  readonly cases: readonly string[];
}

/** The Beijing instant at which the simulation begins, and the one at which it ends. */
export const beginning = '2025-03-03T08:00:00+08:00';
export const ending = '2026-03-16T08:00:00+08:00';

/**
 * Plays stories side by side in one system: its clock goes from scene to scene, and everything that falls due
 * in between happens.
 * @param onScene told of each scene before it is played
 */
export async function run(
  system: SimulatedSystem,
  stories: readonly Story[],
  onScene: (at: string, story: Story) => void = () => {},
): Promise<Played[]> {
  await system.useSparseSchedules();
  const casts = stories.map((story) => ({ story, actors: new Actors(system, story.region) }));
  const steps = casts
    .flatMap(({ story, actors }) => story.steps.map((scene) => ({ scene, story, actors })))
    .sort((a, b) => (a.scene.at < b.scene.at ? -1 : a.scene.at > b.scene.at ? 1 : 0));
  for (const { scene, story, actors } of steps) {
    await system.to(`${scene.at}:00+08:00`);
    onScene(scene.at, story);
    try {
      await scene.run(actors);
    } catch (error) {
      throw new Error(`${story.region}, ${scene.at}: ${(error as Error).message}`, { cause: error });
    }
  }
  await system.to(ending);
  return casts.map(({ story, actors }) => ({ story, cases: actors.cases }));
}

/** A case as the person reads it; as the officer does where it was entered at a counter and nobody signs in. */
export async function readCase(
  system: SimulatedSystem,
  caseId: string,
  { region }: Story,
  language: 'zh' | 'en',
): Promise<Readonly<Record<string, unknown>>> {
  const own = await system.call('GET', `/cases/${caseId}`, { as: 'applicant', language });
  if (own.status === 200) return own.body;
  const { status, body } = await system.call('GET', `/cases/${caseId}`, {
    as: `officer-${region}`,
    language,
  });
  if (status !== 200) throw new Error(`case ${caseId} cannot be read: ${status}`);
  return body;
}

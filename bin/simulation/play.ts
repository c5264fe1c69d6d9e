import type { Region } from '../../lib/domain/case/kernel/vocabulary.ts';
import type { Language } from '../../lib/policy/bilingual.ts';
import type { RegionSamples } from '../../lib/policy/samples/sample.ts';
import type { Story } from '../../lib/policy/samples/story.ts';
import type { SimulatedSystem } from '../support/simulated-system.ts';
import { ApiActors } from './api-actors.ts';

/** A story, and the region in which it is played. */
export interface RegionStory {
  readonly region: Region;
  readonly story: Story;
}

/** A story after it was played, with the cases that it created, one for each spell. */
export interface Played extends RegionStory {
  readonly cases: readonly string[];
}

/** The Beijing instants at which the simulation begins and ends. */
export const beginning = '2025-03-03T08:00:00+08:00';
export const ending = '2026-03-16T08:00:00+08:00';

/** Returns the stories of these regions. */
export const storiesOf = <Id extends string>(
  regions: readonly Id[],
  samples: RegionSamples<Id>,
): RegionStory[] => regions.map((region) => ({ region, story: samples[region].story }));

/** A story with those who act in it. */
interface Cast extends RegionStory {
  readonly actors: ApiActors;
}

/** Who acts in each of some stories, on a system. */
export const castsOf = (system: Pick<SimulatedSystem, 'call'>, stories: readonly RegionStory[]): Cast[] =>
  stories.map((each) => ({ ...each, actors: new ApiActors(system, each.region) }));

/**
 * Plays stories side by side in one system. The clock moves from step to step, and everything that falls due in between
 * happens.
 * @param onStep called with each step before it is played
 * @param move moves the system's clock to a Beijing instant
 */
export async function run(
  system: SimulatedSystem,
  stories: readonly RegionStory[],
  onStep: (at: string, region: Region) => void = () => {},
  move: (at: string) => Promise<void> = (at) => system.to(at),
): Promise<Played[]> {
  await system.useSparseSchedules();
  const casts = castsOf(system, stories);
  await playSteps(casts, { from: beginning, until: ending }, onStep, move);
  return casts.map(({ region, story, actors }) => ({ region, story, cases: actors.cases }));
}

/** Plays the steps of stories in a span of Beijing instants, and moves the clock to its end. */
export async function playSteps(
  casts: readonly Cast[],
  { from, until }: { readonly from: string; readonly until: string },
  onStep: (at: string, region: Region) => void,
  move: (at: string) => Promise<void>,
): Promise<void> {
  const steps = casts
    .flatMap(({ region, story, actors }) => story.steps.map((step) => ({ step, region, actors })))
    .filter(({ step }) => step.at >= from.slice(0, 16) && step.at < until.slice(0, 16))
    .sort((a, b) => (a.step.at < b.step.at ? -1 : a.step.at > b.step.at ? 1 : 0));
  for (const { step, region, actors } of steps) {
    await move(`${step.at}:00+08:00`);
    onStep(step.at, region);
    try {
      await step.run(actors);
    } catch (error) {
      throw new Error(`${region}, ${step.at}: ${(error as Error).message}`, { cause: error });
    }
  }
  await move(until);
}

/** A case as the person reads it, or as the officer does if it was entered at a counter and nobody signs in for it. */
export async function readCase(
  system: SimulatedSystem,
  caseId: string,
  region: Region,
  language: Language,
): Promise<Readonly<Record<string, unknown>>> {
  for (const as of ['applicant', `officer-${region}`]) {
    const { status, body } = await system.call('GET', `/cases/${caseId}`, { as, language });
    // The answer contains only the newest part of the history.
    if (status === 200) return { ...body, history: await wholeHistory(system, caseId, as, language) };
  }
  throw new Error(`case ${caseId} cannot be read`);
}

async function wholeHistory(
  system: SimulatedSystem,
  caseId: string,
  as: string,
  language: Language,
): Promise<readonly unknown[]> {
  const entries: unknown[] = [];
  for (let query = ''; ; ) {
    const { body } = await system.call('GET', `/cases/${caseId}/history${query}`, { as, language });
    entries.push(...(body.history as unknown[]));
    if (typeof body.next !== 'string') return entries;
    query = `?after=${body.next}`;
  }
}

import type { Hardship, HardshipSlice, HardshipStep, PublicNotice, Recognition, TakenStep } from './state.ts';

/** A recognition that is not decided yet. */
const openStatuses: readonly Recognition['status'][] = [
  'checking',
  'to-publish',
  'on-notice',
  'reviewing',
  'deciding',
];

/** The recognition that is being looked at, if one is: there is never more than one. */
export function openRecognition({ hardship }: HardshipSlice): Recognition | undefined {
  const last = hardship?.recognitions.at(-1);
  return last && openStatuses.includes(last.status) ? last : undefined;
}

/** Whether a refusal or an exit is being reviewed: until that is decided no other recognition begins, so that nobody has two (I-89). */
export const isHardshipContested = ({ hardship }: HardshipSlice): boolean =>
  hardship?.recognitions.some(({ objection }) => objection?.status === 'open') ?? false;

/** A case that never had to do with it. */
export const noHardship: Hardship = { recognitions: [], candidates: [] };

/** The steps that were taken in the round that counts. */
export const stepsOf = ({ steps, round }: Recognition): readonly TakenStep[] =>
  steps.filter((each) => each.round === round);

/** The notice of the round that counts, if it was published. */
export const noticeOf = ({ notices, round }: Recognition): PublicNotice | undefined =>
  notices.find((each) => each.round === round);

/** The step after another one in a chain. The last is always the decision, which has none. */
export const stepAfter = (chain: readonly HardshipStep[], step: HardshipStep): HardshipStep =>
  chain[chain.indexOf(step) + 1] ?? 'decision';

/** Whether the notice is over on a Beijing day, every objection to it answered, and none of them right. */
const wasUnopposed = (notice: PublicNotice | undefined, on: string): boolean =>
  notice !== undefined &&
  notice.until < on &&
  notice.objections.every(({ answeredAt, upheld }) => answeredAt !== undefined && upheld === false);

/**
 * Whether there is all that a recognition needs on a Beijing day: every step of the chain before the decision was taken and
 * positive, by somebody else each; the public notice, where the region has one, is over, and nobody has objected to it
 * rightly or is still unanswered (RELIABILITY I9). Whoever decides has taken none of these steps.
 * @param decider the subject of whoever decides
 */
export function isChainComplete(recognition: Recognition, decider: string, on: string): boolean {
  const before = recognition.chain.filter((step) => step !== 'decision');
  const taken = before.map((step) => stepsOf(recognition).findLast((each) => each.step === step));
  const actors = [...taken.flatMap((each) => (each && isJudged(each) ? [each.by] : [])), decider];
  return (
    taken.every((each) => each?.positive === true) &&
    new Set(actors).size === actors.length &&
    (!before.includes('public-notice') || wasUnopposed(noticeOf(recognition), on))
  );
}

/** A step in which somebody judges the person; to put up a notice and to record what came of it is none. */
const isJudged = ({ step }: TakenStep): boolean => step !== 'public-notice';

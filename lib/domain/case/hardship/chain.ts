import type { Hardship, HardshipSlice, HardshipStep, PublicNotice, Recognition, TakenStep } from './state.ts';

/** The statuses of a recognition that has not been decided yet. */
const openStatuses: readonly Recognition['status'][] = [
  'checking',
  'to-publish',
  'on-notice',
  'reviewing',
  'deciding',
];

/** The recognition under way, if any: there is never more than one. */
export function openRecognition({ hardship }: HardshipSlice): Recognition | undefined {
  const last = hardship?.recognitions.at(-1);
  return last && openStatuses.includes(last.status) ? last : undefined;
}

/**
 * Whether a refusal or an exit is under review. Until it is decided no other recognition begins, so that nobody has two (I-89).
 */
export const isHardshipContested = ({ hardship }: HardshipSlice): boolean =>
  hardship?.recognitions.some(({ objection }) => objection?.status === 'open') ?? false;

/** The slice of a case without any recognition or candidate. */
export const noHardship: Hardship = { recognitions: [], candidates: [] };

/** The steps taken in the current round. */
export const stepsOf = ({ steps, round }: Recognition): readonly TakenStep[] =>
  steps.filter((each) => each.round === round);

/** The public notice of the current round, if it was published. */
export const noticeOf = ({ notices, round }: Recognition): PublicNotice | undefined =>
  notices.find((each) => each.round === round);

/** The step that follows another one in a chain. The last is always the decision, which nothing follows. */
export const stepAfter = (chain: readonly HardshipStep[], step: HardshipStep): HardshipStep =>
  chain[chain.indexOf(step) + 1] ?? 'decision';

/** Whether the notice is over on a Beijing day, and every objection to it was answered and dismissed. */
const wasUnopposed = (notice: PublicNotice | undefined, on: string): boolean =>
  notice !== undefined &&
  notice.until < on &&
  notice.objections.every(({ answeredAt, upheld }) => answeredAt !== undefined && upheld === false);

/**
 * Whether a recognition has everything that it needs on a Beijing day: every step of the chain before the decision was taken
 * with a positive result, each by a different person; and the public notice, if the region requires one, is over, with no
 * upheld or unanswered objection (RELIABILITY I9). The decider has taken none of these steps.
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

/** Whether somebody judges the person in a step: publishing a notice and recording its result is no judgement. */
const isJudged = ({ step }: TakenStep): boolean => step !== 'public-notice';

import { type Guard, guardChanges } from '../../../../../lib/domain/case/claim/guards.ts';
import { schemeRefusal } from '../../../../../lib/domain/case/claim/make.ts';
import type { SchemeTerms } from '../../../../../lib/domain/case/claim/scheme.ts';
import type { Claim } from '../../../../../lib/domain/case/claim/state.ts';

/*
 * One person with several cases, and people who claim, decide, pay and recover at the same time: each loads a case, and
 * later commits under the version that it has read. It is the store of claims without the table: a transaction writes all or
 * nothing, and the conditions are those of `lib/store/claim-guards.ts`, which a test of the store holds against the table.
 */

/** The contents of the person's partition. */
interface GuardItem {
  claimId?: string;
  live: number;
  months: number;
  barred: number;
}
interface StoredCase {
  version: number;
  claims: readonly Claim[];
}

/** Whether the condition of a guard holds for the stored data. `but`: a rule to omit, to show that its absence is noticed. */
function holds(item: GuardItem | undefined, guard: Guard, but: Guard['kind'] | undefined): boolean {
  if (guard.kind === but) return true;
  if (guard.kind === 'only') return item?.claimId === undefined;
  if (guard.kind === 'bar') return (item?.live ?? 0) < 1;
  if ((item?.barred ?? 0) > 0) return false;
  return guard.mostMonths === undefined || (item?.months ?? 0) <= guard.mostMonths - guard.months;
}

/** Random numbers from a seed, the same each time. */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed | 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const blank: Omit<SchemeTerms, 'code' | 'once'> = {
  kind: 'claimable',
  zh: '某补贴',
  en: 'A subsidy',
  claimants: ['person', 'employer'],
  amount: { kind: 'fixed', fen: 100_000 },
  criteria: [],
  excludes: [],
  asks: [],
  documents: [],
  citation: { document: 'shanxi-2022-91', article: '四', clause: 'SX-4.4' },
  basis: 'circular',
};
const named = (code: string) => ({ code, zh: code, en: code });

/**
 * A scheme that excludes another, and one excluded without stating it; two monthly ones with a limit; yearly ones; ones per
 * thing; windows.
 */
export const schemes: readonly SchemeTerms[] = [
  {
    ...blank,
    code: 'hiring',
    once: 'person',
    excludes: [named('expansion'), named('post')],
    closes: '2026-12-31',
  },
  { ...blank, code: 'expansion', once: 'person' },
  { ...blank, code: 'post', once: 'year', excludes: [named('hiring')] },
  { ...blank, code: 'insurance', once: 'month', mostMonths: { months: 6 } },
  { ...blank, code: 'low-income', once: 'month', opens: '2026-03-01' },
  { ...blank, code: 'rent', once: 'year' },
  { ...blank, code: 'certificate', once: 'subject' },
];

const excludePairs: readonly (readonly [string, string])[] = [
  ['hiring', 'expansion'],
  ['hiring', 'post'],
];

type Act = 'claim' | 'refuse' | 'withdraw' | 'approve' | 'pay' | 'repay';

/** An actor in a case: what they have read, and whether they have had a response. */
interface Doer {
  readonly act: Act;
  readonly caseId: number;
  readonly claim: Claim | undefined;
  readonly on: string;
  readonly key: number;
  read?: StoredCase;
  tries: number;
}

export interface Tally {
  claims: number;
  taken: number;
  lost: number;
  conflicts: number;
  repeated: number;
  outsideWindow: number;
  paid: number;
}

const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08'];

function newClaim(pick: (below: number) => number, on: string): Claim {
  const terms = schemes[pick(schemes.length)] as SchemeTerms;
  const from = pick(months.length);
  return {
    number: 0,
    status: 'made',
    madeAt: `${on}T02:00:00.000Z`,
    by: 'person',
    claimant: { kind: 'person' },
    terms,
    stated: {
      ...(terms.once === 'month' && { months: months.slice(from, from + 1 + pick(3)) }),
      ...(terms.once === 'year' && { year: 2025 + pick(2) }),
      ...(terms.once === 'subject' && {
        certificate: { number: `CERT${pick(3)}`, occupation: '焊工', issuedOn: '2026-01-05' },
      }),
    },
    assessment: [],
    findings: [],
    ...(terms.mostMonths?.months !== undefined && { mostMonths: terms.mostMonths.months }),
    packVersion: 'x',
    round: 1,
    recoveries: [],
    questions: 0,
  };
}

/** The claims of a case after an act; undefined if the case refuses it. */
function made({ act, claim, on }: Doer, claims: readonly Claim[], pick: (below: number) => number) {
  if (act === 'claim') {
    if (!claim || schemeRefusal(claim.terms, claim.terms.code, on)) return undefined;
    return [...claims, { ...claim, number: claims.length + 1 }];
  }
  const target = claims[claims.length === 0 ? 0 : pick(claims.length)];
  const next = target && after(act, target);
  return next && claims.map((each) => (each === target ? next : each));
}

function after(act: Exclude<Act, 'claim'>, claim: Claim): Claim | undefined {
  const { status, payment } = claim;
  if (act === 'repay')
    return payment?.status === 'paid' && status === 'approved'
      ? { ...claim, status: 'recovered' }
      : undefined;
  if (act === 'pay')
    return status === 'approved' && payment?.status === 'queued'
      ? { ...claim, payment: { ...payment, status: 'paid', attempt: 1 } }
      : undefined;
  if (status !== 'made') return undefined;
  if (act === 'approve')
    return {
      ...claim,
      status: 'approved',
      amountFen: 100_000,
      payment: { status: 'queued', queuedAt: claim.madeAt, attempt: 0 },
    };
  return { ...claim, status: act === 'refuse' ? 'refused' : 'withdrawn' };
}

/**
 * Plays a world with a number of claims, and returns the promises that it has broken: none, unless a rule is omitted.
 * @param but a rule of the guards to omit
 */
export function playWorld(
  seed: number,
  claimCount: number,
  tally: Tally,
  but?: Guard['kind'],
): readonly string[] {
  const pick = numbersFrom(seed);
  const cases: StoredCase[] = [0, 1, 2].map(() => ({ version: 1, claims: [] }));
  const guards = new Map<string, GuardItem>();
  const answered = new Set<number>();
  const paidLog: { caseId: number; claim: Claim }[] = [];
  let doers: Doer[] = [];
  let key = 0;
  let left = claimCount;

  const change = (guard: Guard, by: 1 | -1, holder: string | undefined): void => {
    const item = guards.get(guard.name) ?? { live: 0, months: 0, barred: 0 };
    guards.set(guard.name, item);
    if (guard.kind === 'bar') item.barred += by;
    else if (guard.kind === 'tally') {
      item.live += by;
      item.months += by * guard.months;
    } else if (holder === undefined) delete item.claimId;
    else item.claimId = holder;
  };

  const commit = (doer: Doer, read: StoredCase): 'done' | 'conflict' | 'lost' => {
    const stored = cases[doer.caseId] as StoredCase;
    const claims = made(doer, read.claims, pick);
    if (claims === undefined) return 'done';
    const changes = guardChanges({ claims: read.claims }, { claims });
    if (stored.version !== read.version || answered.has(doer.key)) return 'conflict';
    const taken = changes.flatMap((each) => each.taken);
    if (!taken.every((guard) => holds(guards.get(guard.name), guard, but))) return 'lost';
    const id = (number: number) => `${doer.caseId}#${number}`;
    for (const { number, taken: takes, left: leaves } of changes) {
      for (const guard of takes) change(guard, 1, id(number));
      for (const guard of leaves) change(guard, -1, undefined);
    }
    cases[doer.caseId] = { version: stored.version + 1, claims };
    answered.add(doer.key);
    if (doer.act === 'claim') tally.taken += 1;
    if (doer.act === 'pay') {
      tally.paid += 1;
      const paid = claims.find((each, index) => each !== read.claims[index]);
      if (paid) paidLog.push({ caseId: doer.caseId, claim: paid });
    }
    return 'done';
  };

  while (left > 0 || doers.length > 0) {
    if (left > 0 && (doers.length < 4 || pick(3) === 0)) {
      const act =
        (['claim', 'claim', 'approve', 'pay', 'refuse', 'withdraw', 'repay'] as const)[pick(7)] ?? 'claim';
      const on = ['2026-02-15', '2026-06-30', '2026-12-31', '2027-01-01'][pick(4)] ?? '2026-06-30';
      if (act === 'claim') {
        left -= 1;
        tally.claims += 1;
      }
      key += 1;
      const claim = act === 'claim' ? newClaim(pick, on) : undefined;
      if (claim && schemeRefusal(claim.terms, claim.terms.code, on)) tally.outsideWindow += 1;
      doers.push({ act, caseId: pick(3), claim, on, key, tries: 0 });
      continue;
    }
    const index = pick(doers.length);
    const doer = doers[index] as Doer;
    // They read, and others may be faster before they write.
    if (!doer.read) {
      doer.read = cases[doer.caseId] as StoredCase;
      continue;
    }
    const outcome = commit(doer, doer.read);
    if (outcome === 'lost') tally.lost += 1;
    if (outcome === 'conflict') tally.conflicts += 1;
    delete doer.read;
    doer.tries += 1;
    // A crash before the response: the same request comes again under its key, or never.
    const repeats = outcome === 'conflict' ? !answered.has(doer.key) : pick(5) === 0;
    if (outcome === 'done' && repeats) tally.repeated += 1;
    if (!repeats || doer.tries > 5) doers = doers.filter((each) => each !== doer);
  }
  return brokenPromises(cases, paidLog);
}

/** Checks the promises of I8 without using the guards. */
function brokenPromises(
  cases: readonly StoredCase[],
  paidLog: readonly { readonly caseId: number; readonly claim: Claim }[],
): readonly string[] {
  const live = cases.flatMap(({ claims }) =>
    claims.filter(({ status }) => ['made', 'checked', 'approved'].includes(status)),
  );
  const broken: string[] = [];
  const seen = new Set<string>();
  for (const { terms, stated } of live) {
    const things =
      terms.once === 'month'
        ? (stated.months ?? [])
        : [
            terms.once === 'year'
              ? stated.year
              : terms.once === 'subject'
                ? stated.certificate?.number
                : 'once',
          ];
    for (const thing of things) {
      const name = `${terms.code}:${thing}`;
      if (seen.has(name)) broken.push(`twice: ${name}`);
      seen.add(name);
    }
  }
  for (const [one, other] of excludePairs)
    if (live.some(({ terms }) => terms.code === one) && live.some(({ terms }) => terms.code === other))
      broken.push(`excluded: ${one} and ${other}`);
  const insured = live.filter(({ terms }) => terms.code === 'insurance');
  const sum = insured.reduce((all, { stated }) => all + (stated.months?.length ?? 0), 0);
  if (sum > 6) broken.push(`above the cap: ${sum} months`);
  for (const { terms, madeAt } of live) {
    const day = madeAt.slice(0, 10);
    if ((terms.closes ?? '9999') < day || (terms.opens ?? '') > day)
      broken.push(`outside the window: ${terms.code}`);
  }
  const payments = new Set<string>();
  for (const { caseId, claim } of paidLog) {
    const name = `${caseId}#${claim.number}`;
    if (payments.has(name)) broken.push(`paid twice: ${name}`);
    payments.add(name);
  }
  return broken;
}

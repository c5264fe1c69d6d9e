import { describe, expect, it } from 'vitest';
import { type CaseEvent, type CaseState, evolve } from '../../lib/domain/case/case.ts';
import { type ClaimEvent, claimEvent } from '../../lib/domain/case/claim/events.ts';
import { guardChanges, hasComparedName } from '../../lib/domain/case/claim/guards.ts';
import { withdrawClaim } from '../../lib/domain/case/claim/make.ts';
import type { SchemeTerms } from '../../lib/domain/case/claim/scheme.ts';
import type { StatedFacts } from '../../lib/domain/case/claim/stated.ts';
import { checkClaimTask } from '../../lib/domain/case/claim-tasks/tasks.ts';
import { taskDeadline } from '../../lib/domain/case/kernel/task.ts';
import { correctPerson } from '../../lib/domain/case/person/correct.ts';
import { withdrawApplication } from '../../lib/domain/case/registration/withdraw.ts';
import type { CaseStore } from '../../lib/store/cases.ts';
import { beganClaiming, ClaimGuardError, guardsAreTaken } from '../../lib/store/claim-guards.ts';
import type { ItemKey } from '../../lib/store/table.ts';
import { readWholeCase } from '../../lib/store/whole-case.ts';
import { numbersFrom, schemes } from '../domain/case/claim/support/world.ts';
import {
  applicant,
  calendar,
  friday,
  lifecycleOf,
  newCaseId,
  officer,
  submission,
} from '../domain/case/support/cases.ts';
import { possible } from '../domain/case/support/decisions.ts';
import { person } from './support/persons.ts';
import { recordsForFile, type TestRecords } from './support/records.ts';

const file = recordsForFile();
const scheme = (code: string): SchemeTerms => schemes.find((each) => each.code === code) as SchemeTerms;
const context = { now: friday, actor: applicant };

/** Two cases of one person: the claims of one stand in the way of those of the other. */
async function twoCases() {
  const records = await file.fresh();
  const who = person();
  const [first, second] = [newCaseId(), newCaseId()];
  await records.cases.create({ caseId: first, event: submission(), person: who });
  await records.cases.change(first, ({ state }) => ({
    change: { event: possible(withdrawApplication(state, context)) },
    answer: undefined,
  }));
  await records.cases.create({ caseId: second, event: submission(), person: who });
  return { records, first, second, who };
}

/** @param released the release that makes the claim: `before` did not compare names yet */
function claimMade(
  state: CaseState,
  terms: SchemeTerms,
  stated: StatedFacts,
  released: 'now' | 'before' = 'now',
): ClaimEvent<'claim-made'> {
  const number = (state.claims?.length ?? 0) + 1;
  return claimEvent(context, 'claim-made', {
    number,
    by: 'person',
    claimant: { kind: 'person' },
    terms,
    stated,
    assessment: [],
    packVersion: 'shanxi@1',
    ...(terms.mostMonths?.months !== undefined && { mostMonths: terms.mostMonths.months }),
    ...(released === 'now' && hasComparedName(terms, stated) && { comparedNames: true as const }),
    check: taskDeadline(checkClaimTask, { number: `${number}-1` }, lifecycleOf('shanxi'), calendar, friday),
  });
}

/** Claims, and says why it could not: `made`, `had`, `excluded`, `above-most-months`. */
async function claims(
  cases: CaseStore,
  caseId: string,
  code: string,
  stated: StatedFacts = {},
  released: 'now' | 'before' = 'now',
): Promise<string> {
  const decide = ({ state }: { readonly state: CaseState }) => ({
    change: { event: claimMade(state, scheme(code), stated, released) as CaseEvent },
    answer: 'made',
  });
  try {
    return (await cases.change(caseId, decide))?.answer ?? 'no case';
  } catch (error) {
    if (error instanceof ClaimGuardError) return error.because;
    throw error;
  }
}

const withdraws = (cases: CaseStore, caseId: string, number: number) =>
  cases.change(caseId, ({ state }) => ({
    change: { event: possible(withdrawClaim(state, number, context)) },
    answer: undefined,
  }));

/** Whether it is seen by reading alone that such a claim could not be made. */
async function isSeenTaken(
  { table, sealing, cases }: TestRecords,
  caseId: string,
  code: string,
  stated: StatedFacts,
) {
  const loaded = await cases.load(caseId);
  if (!loaded) throw new Error('there is no such case');
  const { state, personId } = loaded;
  const after = evolve(state, caseId, claimMade(state, scheme(code), stated) as CaseEvent);
  const guards = guardChanges(state, after).flatMap(({ taken }) => taken);
  return guardsAreTaken(table, sealing, personId, guards);
}

/** Every other write meets the transaction of somebody else, the first one included. */
const inTheWay = () => {
  let writes = 0;
  return () => (writes++ % 2 === 0 ? ('conflict' as const) : undefined);
};

describe('Claims of one person that are made at the same time (I8)', () => {
  it('under a scheme that is paid once are one, in whichever case (I-78)', async () => {
    const { records, first, second } = await twoCases();
    const doers = [first, second, first, second].map((caseId) =>
      claims(file.faulty(records, inTheWay()), caseId, 'hiring'),
    );
    const outcomes = await Promise.all(doers);
    expect(outcomes.toSorted()).toEqual(['had', 'had', 'had', 'made']);
  });

  it('under two schemes that exclude each other are one, also where only one of them says so (I-79)', async () => {
    const { records, first, second } = await twoCases();
    const outcomes = await Promise.all([
      claims(file.faulty(records, inTheWay()), first, 'hiring'),
      claims(file.faulty(records, inTheWay()), second, 'expansion'),
    ]);
    expect(outcomes.toSorted()).toEqual(['excluded', 'made']);
    const other = outcomes[0] === 'made' ? 'expansion' : 'hiring';
    expect(await claims(records.cases, first, other)).toBe('excluded');
  });

  it('are for no month twice, and for no more months than are paid', async () => {
    const { records, first, second } = await twoCases();
    const months = (...of: string[]) => ({ months: of });
    const outcomes = await Promise.all([
      claims(file.faulty(records, inTheWay()), first, 'insurance', months('2026-01', '2026-02', '2026-03')),
      claims(file.faulty(records, inTheWay()), second, 'insurance', months('2026-03', '2026-04')),
    ]);
    expect(outcomes.toSorted()).toEqual(['had', 'made']);
    const more = await Promise.all([
      claims(file.faulty(records, inTheWay()), first, 'insurance', months('2026-05', '2026-06')),
      claims(file.faulty(records, inTheWay()), second, 'insurance', months('2026-07', '2026-08')),
      claims(file.faulty(records, inTheWay()), first, 'insurance', months('2026-09', '2026-10')),
    ]);
    expect(more.filter((each) => each === 'made').length).toBeLessThanOrEqual(2);
    expect(more).toContain('above-most-months');
  });
});

describe('What a claim holds', () => {
  it('is let go when it is withdrawn, and kept under names that say nothing', async () => {
    const { records, first, second } = await twoCases();
    expect(await claims(records.cases, first, 'hiring')).toBe('made');
    expect(await claims(records.cases, second, 'hiring')).toBe('had');
    await withdraws(records.cases, first, 1);
    expect(await claims(records.cases, second, 'hiring')).toBe('made');
    const guards = (await records.everything()).filter(({ SK }) => String(SK).startsWith('CLAIM#'));
    expect(guards).toHaveLength(4);
    for (const guard of guards) {
      expect(guard.SK).toMatch(/^CLAIM#[0-9a-f]{64}$/);
      expect(JSON.stringify(guard)).not.toMatch(/hiring|expansion|post|person/);
    }
    for (const caseId of [first, second])
      expect((await readWholeCase(records.table, caseId))?.isWhole).toBe(true);
  });

  it('says when a person first claimed, in whichever case, as long as that claim holds (E2: 以初次核定为准, I-77)', async () => {
    const { records, first, second } = await twoCases();
    const { cases, table, sealing } = records;
    const personId = (await cases.load(first))?.personId ?? '';
    const began = () => beganClaiming(table, sealing, personId, 'insurance');
    expect(await began()).toBeUndefined();
    await claims(cases, first, 'insurance', { months: ['2026-03', '2026-04'] });
    await claims(cases, second, 'insurance', { months: ['2026-02'] });
    // Both were made on one day, so that the earlier month is the first.
    expect(await began()).toEqual({ on: '2026-11-20', month: '2026-02' });
    await withdraws(cases, second, 1);
    expect(await began()).toEqual({ on: '2026-11-20', month: '2026-03' });
    await withdraws(cases, first, 1);
    expect(await began()).toBeUndefined();
  });

  it('has begun nothing that still counts once it was let go by the release before, which leaves the beginning behind', async () => {
    const { records, first } = await twoCases();
    const { cases, table, sealing } = records;
    const personId = (await cases.load(first))?.personId ?? '';
    await claims(cases, first, 'insurance', { months: ['2026-03'] });
    const [tally] = (await records.everything()).filter(({ liveClaims }) => liveClaims === 1);
    await withdraws(cases, first, 1);
    // As it would be: the count without the claim, the beginning with it.
    await table.put({ ...(tally as typeof tally & ItemKey), liveClaims: 0, claimedMonths: 0 });
    expect(await beganClaiming(table, sealing, personId, 'insurance')).toBeUndefined();
  });

  it('goes along when the identity number is corrected (I-81)', async () => {
    const { records, second } = await twoCases();
    const { cases } = records;
    expect(await claims(cases, second, 'hiring')).toBe('made');
    const corrected = person();
    await cases.change(second, () => ({
      change: {
        event: possible(correctPerson(['identityNumber'], 'identity-card', { now: friday, actor: officer })),
        person: corrected,
      },
      answer: undefined,
    }));
    expect(await claims(cases, second, 'hiring')).toBe('had');
    const later = newCaseId();
    await cases.change(second, ({ state }) => ({
      change: { event: possible(withdrawApplication(state, context)) },
      answer: undefined,
    }));
    await cases.create({ caseId: later, event: submission(), person: corrected });
    expect(await claims(cases, later, 'expansion')).toBe('excluded');
  });

  it('is what the promise says, claim by claim', async () => {
    const { records, first, second } = await twoCases();
    const pick = numbersFrom(20261129);
    const live: { code: string; caseId: string; number: number; stated: StatedFacts }[] = [];
    const numbers = new Map<string, number>();
    const outcomes = new Set<string>();
    for (let step = 0; step < 60; step++) {
      const caseId = pick(2) === 0 ? first : second;
      if (live.length > 0 && pick(4) === 0) {
        const [gone] = live.splice(pick(live.length), 1);
        if (gone) await withdraws(records.cases, gone.caseId, gone.number);
        continue;
      }
      const terms = schemes[pick(schemes.length)] as SchemeTerms;
      const from = 1 + pick(8);
      const stated: StatedFacts = {
        ...(terms.once === 'month' && { months: [`2026-0${from}`, `2026-0${from + 1}`] }),
        ...(terms.once === 'year' && { year: 2025 + pick(2) }),
        ...(terms.once === 'subject' && {
          certificate: { number: `CERT${pick(2)}`, occupation: '焊工', issuedOn: '2026-01-05' },
        }),
      };
      const seenTaken = await isSeenTaken(records, caseId, terms.code, stated);
      const said = await claims(records.cases, caseId, terms.code, stated);
      outcomes.add(said);
      expect(seenTaken, `${terms.code} is seen as it is decided`).toBe(said !== 'made');
      expect(said === 'made', `${terms.code} ${JSON.stringify(stated)}`).toBe(
        mayBeMade(live, terms.code, stated),
      );
      if (said !== 'made') continue;
      const number = (numbers.get(caseId) ?? 0) + 1;
      numbers.set(caseId, number);
      live.push({ code: terms.code, caseId, number, stated });
    }
    for (const outcome of ['made', 'had', 'excluded']) expect(outcomes).toContain(outcome);
  });
});

describe('A training or a certificate whose name is written in several ways (I-78: once for each course or certificate)', () => {
  const training = (course: string) => ({
    training: { course, occupation: '创业', institution: '某职业培训学校', completedOn: '2026-11-10' },
  });
  const ways = [
    'SYB创业培训(初级)',
    'ＳＹＢ　创业培训（初级）',
    'syb 创业培训 （初级）',
    'SYB创业\u200b培训(初级)',
  ];
  const certificate = (number: string) => ({
    certificate: { number, occupation: '焊工', issuedOn: '2026-01-05' },
  });

  it('is claimed once for its person, in whichever case, and by the next once that claim is withdrawn', async () => {
    const { records, first, second } = await twoCases();
    const numbers = { [first]: 0, [second]: 0 };
    for (const [index, way] of ways.entries()) {
      const [here, there] = index % 2 === 0 ? [first, second] : [second, first];
      expect(await claims(records.cases, here, 'certificate', training(way))).toBe('made');
      numbers[here] = (numbers[here] ?? 0) + 1;
      for (const other of ways)
        expect(await claims(records.cases, there, 'certificate', training(other)), other).toBe('had');
      expect(await claims(records.cases, there, 'certificate', training('SYB创业培训(中级)'))).toBe('made');
      numbers[there] = (numbers[there] ?? 0) + 1;
      await withdraws(records.cases, here, numbers[here] ?? 0);
      await withdraws(records.cases, there, numbers[there] ?? 0);
    }
    expect(await claims(records.cases, first, 'certificate', certificate('AB-12-34'))).toBe('made');
    for (const number of ['ab1234', 'AB1234', 'AB-1234'])
      expect(await claims(records.cases, second, 'certificate', certificate(number))).toBe('had');
    expect(await claims(records.cases, second, 'certificate', certificate('AB12345'))).toBe('made');
  });

  it('is had also where a claim of the release before holds it, and is let go with that claim', async () => {
    const { records, first, second } = await twoCases();
    const [plain = '', wide = ''] = ways;
    expect(await claims(records.cases, first, 'certificate', training(plain), 'before')).toBe('made');
    for (const way of ways)
      expect(await claims(records.cases, second, 'certificate', training(way))).toBe('had');
    await withdraws(records.cases, first, 1);
    // As it was written, at least, if that is not how names are compared.
    expect(await claims(records.cases, first, 'certificate', training(wide), 'before')).toBe('made');
    expect(await claims(records.cases, second, 'certificate', training(wide))).toBe('had');
    await withdraws(records.cases, first, 2);
    expect(await claims(records.cases, second, 'certificate', training(wide))).toBe('made');
  });
});

/** What I8 promises, without guards. */
function mayBeMade(
  live: readonly { readonly code: string; readonly stated: StatedFacts }[],
  code: string,
  stated: StatedFacts,
): boolean {
  const same = live.filter((each) => each.code === code);
  const overlaps = same.some(
    (each) =>
      scheme(code).once === 'person' ||
      each.stated.months?.some((month) => stated.months?.includes(month)) ||
      (each.stated.year !== undefined && each.stated.year === stated.year) ||
      (each.stated.certificate && each.stated.certificate.number === stated.certificate?.number),
  );
  const excluded = live.some((each) =>
    [scheme(each.code), scheme(code)].some(({ code: one, excludes }) =>
      excludes.some((other) => (one === code ? other.code === each.code : other.code === code)),
    ),
  );
  const months = same.reduce(
    (sum, each) => sum + (each.stated.months?.length ?? 0),
    stated.months?.length ?? 0,
  );
  return !overlaps && !excluded && months <= (scheme(code).mostMonths?.months ?? 1_000);
}

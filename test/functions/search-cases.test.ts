import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handle } from '../../functions/api/cases/search-cases/handler.ts';
import type { CaseEvent } from '../../lib/domain/case/case.ts';
import { withdrawHardship } from '../../lib/domain/case/hardship/decide.ts';
import { confirmIdentity } from '../../lib/domain/case/person/identity.ts';
import { CaseStore } from '../../lib/store/cases.ts';
import {
  applicant,
  day,
  friday,
  lifecycleOf,
  newCaseId,
  officer,
  submission,
} from '../domain/case/support/cases.ts';
import { onNotice } from '../domain/case/support/hardship.ts';
import type { ToldCase } from '../domain/case/support/told.ts';
import { person } from '../store/support/persons.ts';
import { recordsForFile, type TestRecords } from '../store/support/records.ts';

const file = recordsForFile();

const searcher = { role: 'officer', subject: 'officer', jurisdiction: '5001' };

async function stored({ cases }: TestRecords, { caseId, events: [first, ...others] }: ToldCase) {
  const event = first?.event as CaseEvent<'application-submitted'>;
  await cases.create({ caseId, event, person: person() });
  for (const { event } of others)
    await cases.change(caseId, () => ({ change: { event }, answer: undefined }));
}

/** Nine in the morning of the second day of the notice. */
const during = friday + 2 * day;

describe('A search by the number of a public notice (I-63)', () => {
  let records: TestRecords;
  const up = onNotice('shanxi');
  beforeAll(async () => {
    records = await file.fresh();
    await stored(records, up);
  });

  const search = async (applicationNumber: string, change: object = {}, rest: object = {}) => {
    const { district } = up.state;
    const request = {
      body: { applicationNumber, ...rest },
      principal: { role: 'officer', subject: 'officer', jurisdiction: district, ...change },
      language: 'zh',
      now: during,
    };
    const open = new CaseStore(records.table);
    const { body } = await handle({ ...records, open })(request as never);
    return body.results.map(({ caseId }) => caseId);
  };

  it.each(['GS-TEST0001', ' gs-test 0001', 'ＧＳ－ＴＥＳＴ０００１', 'GSTESTOOOI'])(
    'finds its case, however the number was copied: %s',
    async (written) => expect(await search(written)).toEqual([up.caseId]),
  );

  it.each(['GS-TEST0002', 'GS-TEST000', 'GS-TEST00011', 'TEST0001', 'GS'])(
    'finds nothing by another number, or a part of one: %s',
    async (written) => expect(await search(written)).toEqual([]),
  );

  it('finds nothing outside the jurisdiction', async () => {
    expect(await search('GS-TEST0001', { jurisdiction: '530102' })).toEqual([]);
    expect(await search('GS-TEST0001', { jurisdiction: '1401' })).toEqual([up.caseId]);
  });

  it('finds only what fits all that was given', async () => {
    expect(await search('GS-TEST0001', {}, { name: '欧阳慧敏' })).toEqual([up.caseId]);
    expect(await search('GS-TEST0001', {}, { name: '慕容雪' })).toEqual([]);
  });

  it.each(['administrator', 'auditor'])(
    'is not for an %s, who is not to learn who is on notice',
    async (role) => {
      await expect(search('GS-TEST0001', { role })).rejects.toMatchObject({ code: 'search-by-number-only' });
    },
  );

  it('finds the case, too, where the notice was taken down before its last day', async () => {
    await records.cases.change(up.caseId, ({ state }) => {
      const withdrawn = withdrawHardship(state, { now: during, actor: applicant });
      if (!withdrawn.ok) throw new Error('not withdrawn');
      return { change: { event: withdrawn.value }, answer: undefined };
    });
    expect(await search('GS-TEST0001')).toEqual([up.caseId]);
    const taken = (await records.everything()).filter(({ takenDown }) => takenDown);
    expect(taken).toMatchObject([{ expiresAt: Date.parse('2026-11-29T00:00:00+08:00') / 1000 }]);
  });
});

describe('A search by a name or a phone number that strangers have stated many times (I-52)', () => {
  const most = 3;
  const name = '张伟';
  const common = { name, phone: '+8613800138000' };
  let records: TestRecords;
  let known: string;
  let stated: string[] = [];
  const begin = async (change: object, who: object = common) => {
    const caseId = newCaseId();
    await records.cases.create({ caseId, event: submission(change), person: person(who) });
    return caseId;
  };
  beforeEach(async () => {
    records = await file.fresh();
    stated = [];
    known = await begin({ identity: 'counter', channel: 'counter' });
    for (let number = 0; number < most + 2; number++)
      stated.push(await begin({ identity: 'stated', owner: `stranger-${number}` }));
  });
  const search = async (terms: object) => {
    const request = { body: terms, principal: searcher, language: 'zh', now: friday };
    const open = new CaseStore(records.table);
    const { body } = await handle({ ...records, open }, most)(request as never);
    return { ...body, results: body.results.map(({ caseId }) => caseId) };
  };

  it.each([{ name }, { phone: common.phone }, common])(
    'finds before them whom somebody has checked, and says that some were left out: %o',
    async (terms) => {
      const newest = stated.toReversed().slice(0, most - 1);
      expect(await search(terms)).toEqual({ results: [...newest, known], statedLeftOut: true });
    },
  );

  it('finds every one of them by more of what is known', async () => {
    const own = await begin({ identity: 'stated', owner: 'themself' }, { name, phone: '+8613900139001' });
    expect(await search({ name, phone: '13900139001' })).toEqual({ results: [own] });
    const { results } = await search({ name });
    expect(results).toEqual([own, stated.at(-1), known]);
  });

  it('finds one of them before the others once somebody has checked whose it is, and asks for more where that fits too many', async () => {
    const check = (caseId: string) =>
      records.cases.change(caseId, ({ state }) => {
        const confirmed = confirmIdentity(
          state,
          'identity-card',
          false,
          lifecycleOf(state.region),
          {},
          {
            now: friday,
            actor: officer,
          },
        );
        return { change: confirmed.ok ? { event: confirmed.value } : undefined, answer: undefined };
      });
    const [oldest = '', second = '', third = ''] = stated;
    await check(oldest);
    expect((await search({ name })).results).toContain(oldest);
    await check(second);
    expect(await search({ name })).toEqual({ results: [second, oldest, known], statedLeftOut: true });
    await check(third);
    await expect(search({ name })).rejects.toMatchObject({ code: 'search-too-wide' });
    const twin = await records.cases.load(known);
    if (!twin) throw new Error('not there');
    const alike = await records.cases.withSamePhone(twin, most + 1);
    expect(alike.map(({ state }) => state.caseId)).toEqual([third, second, oldest]);
  });
});

import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openTask } from '../../lib/domain/case/case.ts';
import { refuseApplication } from '../../lib/domain/case/registration/decide.ts';
import { askForInformation } from '../../lib/domain/case/registration/information.ts';
import { decisionTaskId } from '../../lib/domain/case/registration/tasks.ts';

import { CaseStore } from '../../lib/store/cases.ts';
import type { Sealed } from '../../lib/store/sealing.ts';
import { friday, newCaseId, officer, rulesOf, submission, system } from '../domain/case/support/cases.ts';
import { person } from './support/persons.ts';
import { recordsForFile } from './support/records.ts';

const file = recordsForFile();
const rules = rulesOf('chongqing');
const context = { now: friday, actor: officer };

describe('The store', () => {
  it('keeps no personal data and no written words in clear text anywhere', async () => {
    const records = await file.fresh();
    const { cases, sealing, everything } = records;
    const who = person();
    const caseId = newCaseId();
    const message = '请说明您何时离开渝州精密仪器厂';
    const explanation = '经核实，仍在其他单位工作';
    const personId = await sealing.personId(who.identityNumber);
    const batch = await records.comparison.beginBatch('batch-1', friday);
    await records.comparison.save(batch, personId, {
      source: 'social-insurance',
      fact: 'insured-employment',
      asOf: '2026-11-19',
    });
    await cases.create({
      caseId,
      event: submission(),
      person: who,
      request: {
        id: randomUUID(),
        bodyMac: await sealing.requestMac(JSON.stringify(who)),
        expiresAt: 2_000_000_000,
      },
    });
    await cases.change(caseId, ({ state }) => ({
      change: {
        event:
          openTask(state, decisionTaskId, 'decide-application', { ...context, actor: system }) ??
          submission(),
      },
      answer: undefined,
    }));
    await cases.change(caseId, ({ state }) => {
      const asked = askForInformation(state, decisionTaskId, ['unemployment-date'], message, rules, context);
      if (!asked.ok) throw new Error(asked.failure.reason);
      return { change: { event: asked.value, freeText: { message } }, answer: undefined };
    });
    await cases.change(caseId, ({ state }) => {
      const refused = refuseApplication(state, decisionTaskId, 'in-employment', rules, context);
      if (!refused.ok) throw new Error(refused.failure.reason);
      return { change: { event: refused.value, freeText: { explanation } }, answer: undefined };
    });

    const stored = JSON.stringify(await everything());
    const secrets = [
      who.name,
      who.identityNumber,
      who.identityNumber.slice(0, 14),
      who.identityNumber.slice(6, 14),
      who.birthDate,
      who.phone,
      who.secondContact?.name ?? '',
      who.secondContact?.phone ?? '',
      who.lastEmployer ?? '',
      message,
      explanation,
    ];
    for (const secret of secrets) {
      expect(stored).not.toContain(secret);
      expect(stored).not.toContain(Buffer.from(secret).toString('base64').replace(/=+$/, ''));
      expect(stored).not.toContain(Buffer.from(secret).toString('hex'));
    }

    const another = file.another(records);
    const loaded = await another.load(caseId);
    if (!loaded) throw new Error('it is not there');
    expect(await another.person(loaded)).toEqual(who);
    const history = await another.history(caseId);
    const freeText = await Promise.all(history.map((event) => another.freeText(loaded, event)));
    expect(freeText).toEqual([undefined, undefined, { message }, { explanation }]);
  });

  it('can change cases without keys but cannot read the personal data in them', async () => {
    const records = await file.fresh();
    const caseId = newCaseId();
    await records.cases.create({ caseId, event: submission(), person: person() });
    const blind = new CaseStore(records.table);
    const loaded = await blind.load(caseId);
    if (!loaded) throw new Error('it is not there');
    await expect(blind.person(loaded)).rejects.toThrow('no part in personal data');
    const opened = await blind.change(caseId, ({ state }) => ({
      change: { event: openTask(state, decisionTaskId, 'decide-application', context) ?? submission() },
      answer: undefined,
    }));
    expect(opened?.loaded.state.version).toBe(2);
  });
});

describe('A sealed value', () => {
  it('is opened unchanged by another process', async () => {
    const records = await file.fresh();
    const other = await file.fresh();
    const dataKey = await records.sealing.newDataKey('case-1');
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const sealed = await records.sealing.seal('case-1', 'FIELD', dataKey, value);
        expect(await other.sealing.unseal('case-1', 'FIELD', dataKey, sealed)).toEqual(
          JSON.parse(JSON.stringify(value)),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('cannot be opened as another field, in another case or after a change', async () => {
    const { sealing } = await file.fresh();
    const { sealing: elsewhere } = await file.fresh();
    const dataKey = await sealing.newDataKey('case-1');
    const sealed = await sealing.seal('case-1', 'PERSON', dataKey, { name: '欧阳慧敏' });
    await expect(sealing.unseal('case-1', 'EVT#1', dataKey, sealed)).rejects.toThrow();
    await expect(sealing.unseal('case-2', 'PERSON', dataKey, sealed)).rejects.toThrow();
    // KMS refuses the key to a process that has not opened it before, because the key is bound to its case.
    await expect(elsewhere.unseal('case-2', 'PERSON', dataKey, sealed)).rejects.toThrow();
    const flipped = (field: 'iv' | 'ciphertext', index: number): Sealed => {
      const bytes = Buffer.from(sealed[field], 'base64');
      bytes[index] = (bytes[index] ?? 0) ^ 1;
      return { ...sealed, [field]: bytes.toString('base64') };
    };
    for (let index = 0; index < Buffer.from(sealed.ciphertext, 'base64').length; index++)
      await expect(
        sealing.unseal('case-1', 'PERSON', dataKey, flipped('ciphertext', index)),
      ).rejects.toThrow();
    await expect(sealing.unseal('case-1', 'PERSON', dataKey, flipped('iv', 0))).rejects.toThrow();
    const other = await sealing.newDataKey('case-1');
    await expect(sealing.unseal('case-1', 'PERSON', other, sealed)).rejects.toThrow();
  });

  it('is different every time, so that equal people cannot be recognised', async () => {
    const { sealing } = await file.fresh();
    const dataKey = await sealing.newDataKey('case-1');
    const all = await Promise.all(
      Array.from({ length: 20 }, () => sealing.seal('case-1', 'PERSON', dataKey, { name: '张伟' })),
    );
    expect(new Set(all.map(({ iv }) => iv)).size).toBe(20);
    expect(new Set(all.map(({ ciphertext }) => ciphertext)).size).toBe(20);
  });
});

describe('The hash that identifies a person', () => {
  it('is the same only for the same person and reveals nothing about the number', async () => {
    const { sealing } = await file.fresh();
    const { sealing: other } = await file.fresh();
    const [one, two] = [person().identityNumber, person().identityNumber];
    const hash = await sealing.personId(one);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await other.personId(one)).toBe(hash);
    expect(await sealing.personId(two)).not.toBe(hash);
    // It is neither what anybody could compute without the key nor the hash of a request with that text.
    const { createHash } = await import('node:crypto');
    expect(hash).not.toBe(createHash('sha256').update(`person:${one}`).digest('hex'));
    expect(await sealing.requestMac(one)).not.toBe(hash);
  });
});

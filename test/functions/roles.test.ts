import { describe, expect, it } from 'vitest';
import { roleFaults } from '../../bin/roles/faults.ts';
import { operations } from '../../functions/api/operations.ts';
import { roleTable } from '../../functions/api/roles.ts';
import type { Operation } from '../../functions/common/http/operation.ts';
import { duties, separationRefusal } from '../../lib/domain/case/assignment/separation.ts';
import { actionMatrix } from '../../lib/domain/case/case.ts';
import { staffRoles } from '../../lib/domain/case/kernel/vocabulary.ts';

const all = operations as unknown as readonly Operation[];
const faultsWith = (change: Parameters<typeof roleFaults>[0], without: readonly string[] = []) => {
  const table = Object.entries({ ...roleTable, ...change }).filter(([id]) => !without.includes(id));
  return roleFaults(Object.fromEntries(table), all, actionMatrix);
};

describe('The table of roles', () => {
  it('fits the operations and the acts of the domain', () => {
    expect(roleFaults(roleTable, all, actionMatrix)).toEqual([]);
  });

  it('says which operation has no row, and which row no operation', () => {
    expect(faultsWith({}, ['read-case'])).toEqual([
      'read-case has no row that says who may call it and how far they reach',
    ]);
    expect(faultsWith({ 'no-operation': { own: ['applicant'] } })).toEqual([
      'no-operation has a row, and is no operation',
    ]);
  });

  it('says where an operation or an act allows others than its row', () => {
    const faults = faultsWith({ 'decide-closure': { jurisdiction: ['supervisor'] } });
    expect(faults).toHaveLength(2);
    expect(faults.join()).toMatch(/by its operation,.*in the domain/);
    expect(faultsWith({ 'list-regions': { own: ['applicant'] } })).toEqual([
      'list-regions is public in one place and not in the other',
    ]);
  });

  it('lets no auditor write, no administrator change a case, and nobody reach further than they can', () => {
    expect(faultsWith({ 'make-plan': { jurisdiction: ['officer', 'supervisor', 'auditor'] } })).toContain(
      'make-plan: auditor writes nothing',
    );
    expect(faultsWith({ 'make-plan': { everywhere: ['administrator', 'officer'] } })).toEqual(
      expect.arrayContaining([
        'make-plan: administrator changes no case',
        'make-plan: officer cannot reach everywhere',
      ]),
    );
    expect(faultsWith({ 'read-case': { everywhere: ['policy-administrator'] } })).toContain(
      'read-case: policy-administrator sees no case',
    );
  });
});

describe('The duties', () => {
  const involved = {
    owner: 'the-person',
    recusals: [{ subject: 'a-relative' }],
    mandates: [{ subject: 'a-helper' }],
  };

  it.each(Object.keys(duties) as (keyof typeof duties)[])(
    'keep every member of staff from %s on their own side of the counter',
    (step) => {
      for (const role of staffRoles)
        for (const subject of ['the-person', 'a-relative', 'a-helper'])
          expect(separationRefusal(involved, step, { actor: { role, subject } })?.reason).toBe(
            'separation-of-duties',
          );
    },
  );
});

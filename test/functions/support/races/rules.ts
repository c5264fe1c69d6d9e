import { handle as saveOfficer } from '../../../../functions/api/officers/save-officer/handler.ts';
import { handle as confirmProposal } from '../../../../functions/api/policy/confirm-rule-proposal/handler.ts';
import { handle as proposeArrangement } from '../../../../functions/api/policy/propose-holiday-arrangement/handler.ts';
import { handle as proposeAmendment } from '../../../../functions/api/policy/propose-policy-amendment/handler.ts';
import { handle as withdrawProposal } from '../../../../functions/api/policy/withdraw-rule-proposal/handler.ts';
import { statutoryHolidays } from '../../../../lib/domain/calendar/statutory-holidays.ts';
import { exampleAmendment } from '../../../../lib/policy/amendments/amendment.ts';
import type { TestRecords } from '../../../store/support/records.ts';
import { type Act, type Make, registered, type Scene, scenesOf, sweeping } from './scenes.ts';

const [one, other] = ['policy-administrator', 'policy-administrator-2'].map((subject) => ({
  role: 'policy-administrator',
  subject,
}));
const place = { jurisdiction: '50', districts: ['50'] };
const supervisor = { ...place, role: 'supervisor', subject: 'supervisor-chongqing' };
const unit = { ...place, role: 'unit-administrator', subject: 'unit-administrator-chongqing' };

const ofTable = { ofTable: true } as const;
const named =
  (name: string) =>
  ({ proposalId }: { proposalId: string }): Readonly<Record<string, string>> => ({ [name]: proposalId });
const amends = (name: string, days: number): Act => ({
  ...ofTable,
  make: proposeAmendment as unknown as Make,
  by: one as object,
  path: { amendmentId: exampleAmendment.id },
  body: { ...exampleAmendment, from: '2026-11-01', value: { kind: 'working-days', workingDays: days } },
  names: named(name),
});
const holidays = (name: string, until: string): Act => ({
  ...ofTable,
  make: proposeArrangement as unknown as Make,
  by: one as object,
  path: { year: '2027' },
  body: {
    year: 2027,
    source: { title: '国务院办公厅关于2027年部分节假日安排的通知', url: 'https://www.gov.cn/' },
    holidays: [...statutoryHolidays(2027), { date: until, name: '春节' }],
    makeUpWorkdays: [],
  },
  names: named(name),
});
const ends = (make: unknown, name: string, by = other): Act => ({
  ...ofTable,
  make: make as Make,
  by: by as object,
  path: (ids) => ({ proposalId: ids[name] }),
});
const enters = (by: object, body: object): Act => ({
  ...ofTable,
  make: saveOfficer as unknown as Make,
  by,
  path: { subject: 'li' },
  body: { districts: ['500103'], ...body },
});
/** The acts on rules while deadlines depend on them, and on the staff who work by them. */
export const ruleActs: Readonly<Record<string, Act>> = {
  'propose 3 days': amends('three', 3),
  'propose 4 days': amends('four', 4),
  'confirm 3 days': ends(confirmProposal, 'three'),
  'withdraw 3 days': ends(withdrawProposal, 'three', one),
  'propose holidays': holidays('holidays', '2027-02-10'),
  'propose other holidays': holidays('others', '2027-02-11'),
  'confirm holidays': ends(confirmProposal, 'holidays'),
  'withdraw holidays': ends(withdrawProposal, 'holidays', one),
  sweep: sweeping,
  'enter an officer': enters(supervisor, {}),
  'enter their telephone': enters(supervisor, { workPhone: '023-63152000' }),
  'make them a supervisor': enters(unit, { role: 'supervisor' }),
  'say that they have left': enters(supervisor, { leftOn: '2026-11-20' }),
};

const proposals = ['propose 3 days', 'propose 4 days', 'propose holidays', 'propose other holidays', 'sweep'];
const endings = ['confirm 3 days', 'withdraw 3 days', 'confirm holidays', 'withdraw holidays'];
const staff = ['enter their telephone', 'make them a supervisor', 'say that they have left'];

/** The scenes of rules: nothing proposed, both proposed, both in force. */
export async function ruleScenes(fresh: () => Promise<TestRecords>): Promise<Scene[]> {
  const story = async (...steps: Parameters<typeof scenesOf>[3]) => {
    const records = await fresh();
    return scenesOf(records, ruleActs, { ids: await registered(records, 'chongqing') }, steps);
  };
  const stories = [
    await story(
      { scene: 'no proposal', acts: proposals },
      'propose 3 days',
      'propose holidays',
      { scene: 'two proposals', acts: [...proposals, ...endings] },
      'confirm 3 days',
      'confirm holidays',
      { scene: 'rules that were confirmed', acts: [...proposals, ...endings] },
    ),
    await story('enter an officer', { scene: 'an officer', acts: staff }),
  ];
  return stories.flat();
}

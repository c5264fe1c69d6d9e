import { applicationOf, noGroup, person, profile } from '../../samples/people.ts';
import type { RegionSample } from '../../samples/sample.ts';
import { followUpsOf, type Story } from '../../samples/story.ts';
import application from './application.json' with { type: 'json' };

const zhao = person('赵秀兰', '63010419780912422');

/** A decision at the counter on the same day, one-to-one service, and a change of intention halfway (QH-1.2 to QH-2.5). */
const story: Story = {
  title: {
    zh: '青海：窗口即时办结，“一对一”服务，中途改为自主经营，收入稳定后注销',
    en: 'Qinghai: decided at the counter at once, one-to-one service, then a business of her own',
  },
  steps: [
    {
      at: '2025-03-04T09:00',
      run: (actors) => actors.apply(applicationOf('630104', zhao, { channel: 'counter' }), 'officer'),
    },
    { at: '2025-03-04T09:20', run: (actors) => actors.approve() },
    { at: '2025-03-04T09:30', run: (actors) => actors.contact() },
    { at: '2025-03-10T10:00', run: (actors) => actors.profile(profile, noGroup, '2025-03-10') },
    { at: '2025-03-10T10:30', run: (actors) => actors.plan('unclear', 'one-to-one', ['intention']) },
    { at: '2025-03-18T10:00', run: (actors) => actors.service('guidance', '2025-03-18', 'taken') },
    {
      at: '2025-03-18T10:30',
      run: (actors) =>
        actors.service('counselling', '2025-03-18', 'refused', { refusalReason: 'not-interested' }),
    },
    {
      at: '2025-04-03T10:00',
      run: (actors) => actors.service('preparation-activity', '2025-04-03', 'taken'),
    },
    ...followUpsOf('2025-04', '2025-05'),
    {
      at: '2025-06-20T10:00',
      run: (actors) =>
        actors.followUp('2025-06', {
          means: 'visit',
          ledger: {
            found: 'changed',
            facts: [{ code: 'employment-intention', value: 'own-business' }],
            statement: '打算开一家小吃店。',
          },
          service: 'adjust',
        }),
    },
    {
      at: '2025-06-23T10:00',
      run: (actors) => actors.adjustPlan('own-business', 'one-to-one', ['intention', 'training-need']),
    },
    {
      at: '2025-07-02T10:00',
      run: (actors) => actors.service('policy-advice', '2025-07-02', 'taken'),
    },
    {
      at: '2025-07-02T10:30',
      run: (actors) => actors.service('opening-guidance', '2025-07-02', 'taken'),
    },
    ...followUpsOf('2025-07', '2025-08', '2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02'),
    {
      at: '2026-03-12T09:30',
      run: (actors) =>
        actors.proposeClosure({
          reason: 'stable-income',
          evidence: [{ kind: 'statement-of-the-person', source: 'visit', on: '2026-03-12' }],
          statement: '小吃店经营稳定，月收入高于当地低保标准。',
        }),
    },
    {
      at: '2026-03-13T10:00',
      run: (actors) => actors.decideClosure(1, true, '本人陈述收入稳定，经核实同意注销。'),
    },
  ],
};

export const sample: RegionSample = { application, story };

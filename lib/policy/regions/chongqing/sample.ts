import { applicationOf, noGroup, person, profile } from '../../samples/people.ts';
import type { RegionSample } from '../../samples/sample.ts';
import { type Actors, followUpsOf, type Story } from '../../samples/story.ts';
import application from './application.json' with { type: 'json' };

const chen = person('陈志强', '50010319850726511');

/** Minimum counts, three refusals that close nothing, a wrong match, and an objection (CQ-1.2 to CQ-2.5). */
const story: Story = {
  title: {
    zh: '重庆：服务次数达标，三次拒绝由主管把关，比对有误经异议恢复，最后本人申请注销',
    en: 'Chongqing: the counts met, three refusals judged by the supervisor, a wrong match put right',
  },
  steps: [
    { at: '2025-03-03T10:00', run: (actors) => actors.apply(applicationOf('500103', chen)) },
    { at: '2025-03-07T16:00', run: (actors) => actors.approve() },
    { at: '2025-03-12T10:00', run: (actors) => actors.contact() },
    { at: '2025-03-14T10:00', run: (actors) => actors.profile(profile, noGroup, '2025-03-14') },
    { at: '2025-03-14T10:30', run: (actors) => actors.plan('employment', 'general', ['need', 'ability']) },
    {
      at: '2025-03-20T10:00',
      run: (actors) => actors.service('job-search-coaching', '2025-03-20', 'taken'),
    },
    {
      at: '2025-03-25T10:00',
      run: (actors) => actors.service('recruitment-event', '2025-03-25', 'offered'),
    },
    { at: '2025-03-27T10:00', run: (actors) => actors.service('job-match', '2025-03-27', 'taken') },
    { at: '2025-04-03T10:00', run: (actors) => actors.service('job-match', '2025-04-03', 'taken') },
    { at: '2025-04-09T10:00', run: (actors) => actors.service('gig-match', '2025-04-09', 'taken') },
    ...followUpsOf('2025-04', '2025-05'),
    ...['2025-06-03', '2025-06-10', '2025-06-17'].map((on) => ({
      at: `${on}T10:00`,
      run: (actors: Actors) =>
        actors.service('job-match', on, 'refused', { refusalReason: 'not-interested' }),
    })),
    {
      at: '2025-06-18T15:00',
      run: (actors) => actors.decideClosure(1, false, '三次岗位均与本人技能不符，不予注销。', 'supervisor'),
    },
    ...followUpsOf('2025-06', '2025-07', '2025-08'),
    {
      at: '2025-09-01T06:00',
      run: (actors) =>
        actors.compare('social-insurance', 'insured-employment', chen.identityNumber, '2025-09-01'),
    },
    { at: '2025-09-11T10:00', run: (actors) => actors.decideClosure(2, true, '社保比对显示已参保就业。') },
    { at: '2025-09-15T20:00', run: (actors) => actors.object('我没有就业，是原单位漏报停保。') },
    {
      at: '2025-09-17T10:00',
      run: (actors) => actors.decideObjection(2, true, '经核实系原单位漏报，恢复登记。'),
    },
    ...followUpsOf('2025-10', '2025-11', '2025-12', '2026-01'),
    {
      at: '2026-02-11T09:00',
      run: (actors) => actors.report('no-longer-looking', '2026-02-11', '需要照顾家人，暂不求职。'),
    },
    { at: '2026-02-12T10:00', run: (actors) => actors.decideClosure(3, true, '本人申请，同意注销。') },
  ],
};

export const sample: RegionSample = { application, story };

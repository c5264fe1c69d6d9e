import { applicationOf, noGroup, person, profile } from '../../samples/people.ts';
import type { RegionSample } from '../../samples/sample.ts';
import { type Actors, followUpsOf, type Story } from '../../samples/story.ts';
import application from './application.json' with { type: 'json' };

const li = person('李桂芳', '53010219720305662');
const difficulty = { ...noGroup, 'employment-difficulty': true };

/** Employment difficulty, three months in work, then out of work and taken back under assistance (YN-1.2.2 to YN-5.1.3). */
const story: Story = {
  title: {
    zh: '云南：就业困难人员就业不足六个月再失业，重新纳入援助',
    en: 'Yunnan: a person with employment difficulty, in work for less than six months, taken back under assistance',
  },
  steps: [
    { at: '2025-03-03T11:00', run: (actors) => actors.apply(applicationOf('530102', li)) },
    { at: '2025-03-05T10:00', run: (actors) => actors.approve() },
    { at: '2025-03-07T10:00', run: (actors) => actors.contact() },
    { at: '2025-03-11T10:00', run: (actors) => actors.profile(profile, difficulty, '2025-03-11') },
    { at: '2025-03-11T10:30', run: (actors) => actors.plan('employment', 'one-to-one', ['need']) },
    { at: '2025-03-28T10:00', run: (actors) => actors.service('training', '2025-03-28', 'taken') },
    { at: '2025-04-01T10:00', run: (actors) => actors.service('job-search-coaching', '2025-04-01', 'taken') },
    { at: '2025-04-08T10:00', run: (actors) => actors.service('recruitment-event', '2025-04-08', 'taken') },
    ...followUpsOf('2025-04', '2025-05'),
    {
      at: '2025-06-12T09:00',
      run: (actors) => actors.report('found-work', '2025-06-06', '在超市上班了。'),
    },
    { at: '2025-06-13T10:00', run: (actors) => actors.decideClosure(1, true, '已核实入职。') },
    {
      at: '2025-10-09T09:00',
      run: (actors) =>
        actors.apply(
          applicationOf('530102', li, {
            unemployment: { reason: '21', date: '2025-09-28', lastEmployer: '某某超市' },
          }),
        ),
    },
    { at: '2025-10-10T15:00', run: (actors) => actors.approve() },
    { at: '2025-10-13T10:00', run: (actors) => actors.contact() },
    { at: '2025-10-14T10:00', run: (actors) => actors.profile(profile, difficulty, '2025-10-14') },
    { at: '2025-10-14T10:30', run: (actors) => actors.plan('employment', 'one-to-one', ['need']) },
    ...['training', 'job-search-coaching', 'recruitment-event'].map((type) => ({
      at: '2025-10-22T10:00',
      run: (actors: Actors) => actors.service(type, '2025-10-22', 'taken'),
    })),
    ...followUpsOf('2025-11', '2025-12', '2026-01'),
    {
      at: '2026-02-11T09:00',
      run: (actors) => actors.report('started-business', '2026-02-10', '与家人合开了早餐店。'),
    },
    { at: '2026-02-12T10:00', run: (actors) => actors.decideClosure(1, true, '已核验营业执照。') },
  ],
};

export const sample: RegionSample = { application, story };

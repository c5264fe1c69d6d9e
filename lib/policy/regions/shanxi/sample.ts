import { applicationOf, noGroup, person, profile } from '../../samples/people.ts';
import type { RegionSample } from '../../samples/sample.ts';
import { followUpsOf, type Story } from '../../samples/story.ts';
import application from './application.json' with { type: 'json' };

const wang = person('王建国', '14010519800415301');

/** A month followed up late, a month in which the person cannot be reached, and finally work (SX-1.2 to SX-2.6). */
const story: Story = {
  title: {
    zh: '山西：线上登记，按月回访，一次逾期，一次联系不上，最后就业',
    en: 'Shanxi: registered online, followed up every month, once late, once out of reach, in work in the end',
  },
  steps: [
    { at: '2025-03-03T09:30', run: (actors) => actors.apply(applicationOf('140105', wang)) },
    { at: '2025-03-05T15:00', run: (actors) => actors.approve() },
    { at: '2025-03-06T10:00', run: (actors) => actors.contact(false) },
    { at: '2025-03-07T10:00', run: (actors) => actors.contact() },
    { at: '2025-03-12T10:00', run: (actors) => actors.profile(profile, noGroup, '2025-03-12') },
    { at: '2025-03-12T10:30', run: (actors) => actors.plan('employment', 'general', ['need', 'ability']) },
    {
      at: '2025-03-26T14:00',
      run: (actors) => actors.service('job-search-coaching', '2025-03-26', 'taken'),
    },
    { at: '2025-03-28T10:00', run: (actors) => actors.service('placement', '2025-03-28', 'taken') },
    { at: '2025-04-02T10:00', run: (actors) => actors.service('recruitment-event', '2025-04-02', 'taken') },
    {
      at: '2025-04-08T10:00',
      run: (actors) => actors.service('training', '2025-04-08', 'refused', { refusalReason: 'own-search' }),
    },
    ...followUpsOf('2025-04', '2025-05', '2025-06'),
    { at: '2025-08-12T10:00', run: (actors) => actors.followUp('2025-07') },
    ...followUpsOf('2025-08'),
    { at: '2025-09-15T10:00', run: (actors) => actors.attempt('2025-09', 'phone') },
    { at: '2025-09-18T10:00', run: (actors) => actors.attempt('2025-09', 'message') },
    { at: '2025-09-24T10:00', run: (actors) => actors.attempt('2025-09', 'visit') },
    ...followUpsOf('2025-10', '2025-11', '2025-12', '2026-01'),
    {
      at: '2026-02-12T09:00',
      run: (actors) => actors.report('found-work', '2026-02-09', '已入职一家物流公司。'),
    },
    {
      at: '2026-02-13T11:00',
      run: (actors) => actors.decideClosure(1, true, '经与用人单位核实，已于2月9日入职。'),
    },
  ],
};

export const sample: RegionSample = { application, story };

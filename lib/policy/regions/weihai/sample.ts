import { applicationOf, noGroup, person, profile } from '../../samples/people.ts';
import type { RegionSample } from '../../samples/sample.ts';
import { followUpsOf, type Story } from '../../samples/story.ts';
import application from './application.json' with { type: 'json' };

const sun = person('孙晓彤', '37100220040618772');

/**
 * A young person with an internship and a recruitment fair, in work after five months, checked after 1, 3 and 6 (WH-4.2 to
 * WH-4.6).
 */
const story: Story = {
  title: {
    zh: '威海：青年见习、专场招聘会，五个月后就业，就业后1、3、6个月回访',
    en: 'Weihai: an internship, a special fair, in work after five months, and checks after 1, 3 and 6 months',
  },
  steps: [
    {
      at: '2025-03-05T09:00',
      run: (actors) =>
        actors.apply(
          applicationOf('371002', sun, {
            unemployment: { reason: '10', date: '2025-01-10', schoolLeavingDate: '2024-07-01' },
          }),
        ),
    },
    { at: '2025-03-06T15:00', run: (actors) => actors.approve() },
    { at: '2025-03-10T10:00', run: (actors) => actors.contact() },
    {
      at: '2025-03-13T10:00',
      run: (actors) => actors.profile(profile, { ...noGroup, 'graduate-without-work': true }, '2025-03-13'),
    },
    { at: '2025-03-13T10:30', run: (actors) => actors.plan('unclear', 'intensive', ['need']) },
    {
      at: '2025-04-02T10:00',
      run: (actors) => actors.service('preparation-activity', '2025-04-02', 'taken', { internship: true }),
    },
    { at: '2025-04-03T10:00', run: (actors) => actors.service('guidance', '2025-04-03', 'taken') },
    {
      at: '2025-04-03T10:30',
      run: (actors) =>
        actors.service('counselling', '2025-04-03', 'refused', { refusalReason: 'not-interested' }),
    },
    ...followUpsOf('2025-04', '2025-05'),
    {
      at: '2025-06-12T10:00',
      run: (actors) => actors.holdFair('371002', '2025-06-12'),
    },
    ...followUpsOf('2025-06', '2025-07'),
    {
      at: '2025-08-14T09:00',
      run: (actors) => actors.report('found-work', '2025-08-11', '在招聘会上找到工作，已签合同。'),
    },
    { at: '2025-08-15T10:00', run: (actors) => actors.decideClosure(1, true, '已核实入职。') },
    { at: '2025-09-17T10:00', run: (actors) => actors.checkPlacement(1, 1, 'in-work') },
    { at: '2025-11-18T10:00', run: (actors) => actors.checkPlacement(1, 3, 'in-work') },
    { at: '2026-02-24T10:00', run: (actors) => actors.checkPlacement(1, 6, 'in-work') },
  ],
};

export const sample: RegionSample = { application, story };

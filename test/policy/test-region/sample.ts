import { applicationOf, noGroup, person, profile } from '../../../lib/policy/samples/people.ts';
import type { RegionSample } from '../../../lib/policy/samples/sample.ts';
import { followUpsOf } from '../../../lib/policy/samples/story.ts';

const lan = person('蓝采和', '50010319900307521');
const application = applicationOf('990101', lan);

export const sample: RegionSample = {
  application,
  story: {
    title: { zh: '蓬莱：登记、回访、就业', en: 'Penglai: registered, followed up, in work' },
    steps: [
      { at: '2025-03-03T10:00', run: (actors) => actors.apply(application) },
      { at: '2025-03-04T10:00', run: (actors) => actors.approve() },
      { at: '2025-03-05T10:00', run: (actors) => actors.contact() },
      { at: '2025-03-06T10:00', run: (actors) => actors.profile(profile, noGroup, '2025-03-06') },
      ...followUpsOf('2025-04'),
      { at: '2025-05-12T10:00', run: (actors) => actors.report('found-work', '2025-05-12', '已就业。') },
    ],
  },
};

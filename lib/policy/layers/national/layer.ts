import type { Layer } from '../../values.ts';
import { channels } from './channels.ts';
import { closure } from './closure.ts';
import { deadlines } from './deadlines.ts';
import { documents } from './documents.ts';
import { eligibility } from './eligibility.ts';
import { hardship } from './hardship.ts';
import { ledger } from './ledger.ts';
import { outward } from './outward.ts';
import { posts } from './posts.ts';
import { privacy } from './privacy.ts';
import { refusals } from './refusals.ts';
import { services } from './services.ts';
import { taxes } from './taxes.ts';

/** The rules of every region: the ministry's documents, the laws, and our readings and defaults where they are silent. */
export const national: Layer = {
  id: 'national',
  name: { zh: '全国', en: 'National' },
  edition: '2020.1',
  values: {
    ...deadlines,
    ...eligibility,
    ...documents,
    ...refusals,
    ...channels,
    ...privacy,
    ...ledger,
    ...services,
    ...closure,
    ...taxes,
    ...posts,
    ...hardship,
    ...outward,
  },
};

import type { Layer } from '../values.ts';
import { closure } from './national/closure.ts';
import { deadlines } from './national/deadlines.ts';
import { documents } from './national/documents.ts';
import { eligibility } from './national/eligibility.ts';
import { ledger } from './national/ledger.ts';
import { privacy } from './national/privacy.ts';
import { refusals } from './national/refusals.ts';
import { screening } from './national/screening.ts';
import { services } from './national/services.ts';

/** What holds everywhere: the ministry's documents, the laws, and our readings and defaults where they are silent. */
export const national: Layer = {
  id: 'national',
  name: { zh: '全国', en: 'National' },
  edition: '2020.1',
  values: {
    ...deadlines,
    ...eligibility,
    ...documents,
    ...refusals,
    ...screening,
    ...privacy,
    ...ledger,
    ...services,
    ...closure,
  },
};

import { declares, defineEpisode } from '../kernel/episode.ts';
import { reworded, tellPerson, toPerson } from '../kernel/notice.ts';
import { certificateEvents } from './events.ts';
import { certificateReducers } from './reducer.ts';
import type { CertificateRefusal } from './refusals.ts';
import { certificateSlice } from './state.ts';

const staff = ['officer', 'supervisor'] as const;

/** The agency's notes on the employment certificate (就业创业证), which show the tax authority who qualifies for a tax measure. */
export const certificateEpisode = defineEpisode({
  name: 'certificate',
  slice: certificateSlice,
  events: certificateEvents,
  reducers: certificateReducers,
  notices: {
    templates: {
      'certificate-noted': toPerson,
      'certificate-note-withdrawn': reworded(toPerson, '2026-12-02'),
    },
    tells: {
      'certificate-noted': () => tellPerson('certificate-noted'),
      'certificate-note-withdrawn': () => tellPerson('certificate-note-withdrawn'),
    },
  },
  actions: {
    'note-certificate': { roles: { registered: staff, closed: staff } },
    'withdraw-certificate-note': { roles: { registered: staff, closed: staff } },
  },
  sensitive: {
    state: ['certificateNotes.*.ground', 'certificateNotes.*.number'],
    events: { 'certificate-noted': ['ground', 'number'] },
  },
  refusals: declares<CertificateRefusal>(),
});

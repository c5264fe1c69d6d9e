import { declares, defineEpisode, reactsTo } from '../kernel/episode.ts';
import { atOnce } from '../kernel/heard.ts';
import { type SentNotice, tellPerson, toPerson, withLastDay } from '../kernel/notice.ts';
import type { KernelState } from '../kernel/state.ts';
import { lapsesWith } from '../notices/lapsed.ts';
import { objectionEvents } from '../objection/events.ts';
import type { RegistrationSlice } from '../registration/state.ts';
import { servicePlanEvents } from '../service-plan/events.ts';
import { type JobSeekerEvent, jobSeekerEvents } from './events.ts';
import {
  jobSeekerBegins,
  jobSeekerReducers,
  withFirstService,
  withRegistrationInstead,
  withServiceOwed,
} from './reducer.ts';
import type { JobSeekerRefusal } from './refusals.ts';
import type { JobSeekerRules } from './rules.ts';
import { type JobSeekerSlice, jobSeekerSlice } from './state.ts';
import { serveJobSeekerTask } from './tasks.ts';

/** A registration as a job-seeker: with an officer, services, notices, and an end. */
export const jobSeekerEpisode = defineEpisode({
  name: 'job-seeker',
  slice: jobSeekerSlice,
  events: jobSeekerEvents,
  begins: jobSeekerBegins,
  reducers: jobSeekerReducers,
  reactions: {
    ...reactsTo(servicePlanEvents, { 'service-recorded': withFirstService }),
    ...reactsTo(objectionEvents, { 'refusal-overturned': withRegistrationInstead }),
  },
  carries: { serve: { apply: withServiceOwed } },
  tasks: [serveJobSeekerTask],
  notices: {
    templates: { 'job-seeker-registered': withLastDay(toPerson), 'job-seeker-registration-ended': toPerson },
    tells: {
      'job-seeker-registration-begun': () => tellPerson('job-seeker-registered'),
      'job-seeker-registered': () => tellPerson('job-seeker-registered'),
      'job-seeker-registration-ended': ({ data }: JobSeekerEvent<'job-seeker-registration-ended'>) =>
        data.noticeExempt ? [] : tellPerson('job-seeker-registration-ended'),
    },
    lapse: (
      notice: SentNotice,
      {
        phase,
        endedAt,
        jobSeeker,
        refusal,
      }: Pick<KernelState, 'phase' | 'endedAt'> & JobSeekerSlice & Pick<RegistrationSlice, 'refusal'>,
    ) =>
      phase === 'job-seeker-ended' &&
      jobSeeker?.noticeExempt === true &&
      lapsesWith(notice, {
        endedAt,
        died: jobSeeker.tellNobody === true,
        objectedAt: refusal?.objection?.at,
      }),
  },
  actions: {
    'register-as-job-seeker': {
      roles: { refused: ['applicant', 'officer'] },
      offered: ({ refusal, death }: RegistrationSlice & { readonly death?: object | undefined }) =>
        refusal?.jobSeekerRegistrationOffered === true && death === undefined,
    },
    'end-job-seeker-registration': {
      roles: { 'job-seeker': ['applicant', 'officer', 'supervisor'] },
      offered: () => true,
    },
  },
  hears: {
    'job-seeker-registration-begun': atOnce,
    'job-seeker-registered': atOnce,
    'job-seeker-registration-ended': ({ data, at }: JobSeekerEvent<'job-seeker-registration-ended'>) =>
      data.reason === 'own-wish' ? at : undefined,
  },
  published: {
    'job-seeker-registration-begun': ['channel'],
    'job-seeker-registration-ended': [],
  },
  sensitive: {
    state: ['jobSeeker.ended'],
    events: { 'job-seeker-registration-ended': ['reason'] },
  },
  rules: declares<JobSeekerRules>(),
  refusals: declares<JobSeekerRefusal>(),
});

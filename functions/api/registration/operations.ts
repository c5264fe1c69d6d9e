import { operation as decideApplication } from './decide-application/operation.ts';
import { operation as discardApplicationDraft } from './discard-application-draft/operation.ts';
import { operation as endApplication } from './end-application/operation.ts';
import { operation as endJobSeekerRegistration } from './end-job-seeker-registration/operation.ts';
import { operation as provideInformation } from './provide-information/operation.ts';
import { operation as readApplicationDraft } from './read-application-draft/operation.ts';
import { operation as readPrefilledApplication } from './read-prefilled-application/operation.ts';
import { operation as registerAsJobSeeker } from './register-as-job-seeker/operation.ts';
import { operation as registerJobSeeker } from './register-job-seeker/operation.ts';
import { operation as saveApplicationDraft } from './save-application-draft/operation.ts';
import { operation as submitApplication } from './submit-application/operation.ts';
import { operation as withdrawApplication } from './withdraw-application/operation.ts';

/** In the order in which the document lists them. */
export const operations = [
  readPrefilledApplication,
  readApplicationDraft,
  saveApplicationDraft,
  discardApplicationDraft,
  submitApplication,
  provideInformation,
  withdrawApplication,
  endApplication,
  registerAsJobSeeker,
  registerJobSeeker,
  endJobSeekerRegistration,
  decideApplication,
] as const;

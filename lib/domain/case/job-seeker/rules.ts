import type { TimeLimit } from '../kernel/deadline.ts';
import type { SharedRules } from '../kernel/rules.ts';

/** The rules of a region for registrations as a job-seeker. */
export interface JobSeekerRules extends SharedRules {
  /** The time limit for the first service to a job-seeker. */
  readonly serveJobSeekerWithin: TimeLimit;
}

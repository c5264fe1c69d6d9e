import type { TimeLimit } from '../kernel/deadline.ts';
import type { SharedRules } from '../kernel/rules.ts';

/** The rules of a region for registrations as a job-seeker. */
export interface JobSeekerRules extends SharedRules {
  /** By when somebody registered as a job-seeker is served for the first time. */
  readonly serveJobSeekerWithin: TimeLimit;
}

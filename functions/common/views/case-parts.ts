import type { CaseState } from '../../../lib/domain/case/case.ts';
import type { CaseUser } from '../../../lib/domain/case/open-acts.ts';
import type { PublicPost } from '../../../lib/domain/public-post.ts';
import type { Language } from '../../../lib/policy/bilingual.ts';
import type { StoredEvent } from '../../../lib/store/chain.ts';
import type { OfficerEntry } from '../../../lib/store/officers.ts';
import type { Rules } from '../rules/rules.ts';
import type { Audience } from './audience.ts';
import type { CaseAnswer } from './case-schema.ts';

/** The source of the view of a case. */
export interface CaseParts {
  readonly state: CaseState;
  readonly history: readonly StoredEvent[];
  /** How many of the newest entries of each list are shown. */
  readonly shown: number;
  /** What people wrote with each event, by event number. */
  readonly freeText: ReadonlyMap<number, Readonly<Record<string, unknown>>>;
  readonly applicant: CaseAnswer['applicant'];
  readonly audience: Audience;
  /** The officer of the case, if the directory has them. */
  readonly officer?: Pick<OfficerEntry, 'name' | 'workPhone'> | undefined;
  /** The officer who works on the application while it is undecided, if the directory has them. */
  readonly taker?: Pick<OfficerEntry, 'subject' | 'name'> | undefined;
  /** The public-welfare posts in which the person is, or was, placed. */
  readonly posts: readonly Pick<PublicPost, 'postId' | 'title' | 'employer'>[];
  /** The caller, in the role that they have in the case. */
  readonly user: CaseUser;
  /** Whether the unit has a second person, if this decides what the caller may do. */
  readonly secondPerson?: boolean | undefined;
  readonly rules: Rules;
  readonly now: number;
  readonly language: Language;
}

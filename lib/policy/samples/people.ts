import { checkCharacter } from '../../domain/identity-number.ts';

/** A made-up person. Their identity number has a valid check character and deliberately belongs to nobody. */
interface Person {
  readonly name: string;
  readonly identityNumber: string;
}

/** @param first the seventeen digits before the check character */
export const person = (name: string, first: string): Person => ({
  name,
  identityNumber: first + checkCharacter(first),
});

/** Makes an application from the defaults of all stories; a story passes its differences. */
export const applicationOf = (
  district: string,
  { name, identityNumber }: Person,
  rest: Readonly<Record<string, unknown>> = {},
) => ({
  district,
  placeBasis: 'residence',
  channel: 'online',
  applicant: { name, identityNumber, phone: '13800138000' },
  unemployment: { reason: '24', date: '2025-02-20', lastEmployer: '某某科技有限公司' },
  drawsPension: false,
  truthCommitment: true,
  ...rest,
});

/** A profile that completes the ledger in every region. */
export const profile = {
  'skill-level': 'intermediate',
  'employment-intention': 'employment',
  education: '31',
  'service-needs': 'job-search',
};

/** All three groups checked, and none applies. */
export const noGroup = {
  'employment-difficulty': false,
  'graduate-without-work': false,
  'out-of-poverty': false,
};

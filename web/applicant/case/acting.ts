import type { Right } from './acts.ts';
import type { Case } from './with-case.tsx';

type Mandate = NonNullable<Case['mandates']>[number];

/** The mandate by which a sign-in acts in the case of somebody else; undefined for the person themself. */
export const mandateOf = (
  { mandates = [] }: Pick<Case, 'mandates'>,
  subject: string | undefined,
): Mandate | undefined =>
  mandates.findLast(({ representative, inForce }) => inForce && representative === subject);

/** What somebody with a mandate may ask about the data of the person; the other rights are the person’s own (ROLES.md). */
export const rightsOfActing: readonly Right[] = ['request-correction'];

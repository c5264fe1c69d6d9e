import type { Right } from './acts.ts';
import type { Case } from './with-case.tsx';

type Mandate = NonNullable<Case['mandates']>[number];

/** The mandate with which the signed-in person acts in somebody else's case; undefined in their own. */
export const mandateOf = (
  { mandates = [] }: Pick<Case, 'mandates'>,
  subject: string | undefined,
): Mandate | undefined =>
  mandates.findLast(({ representative, inForce }) => inForce && representative === subject);

/** The rights over the data that a representative may use. The others belong to the person alone (ROLES.md). */
export const rightsOfActing: readonly Right[] = ['request-correction'];

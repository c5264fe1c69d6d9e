import type { KernelState } from './state.ts';
import { type Actor, type IdentityBasis, type IdentityProof, isStaff } from './vocabulary.ts';

/** Whether it is proven that the case is about the holder of its identity number (实名, QH-1.3, I-54). */
export const isProven = ({ identity }: Pick<KernelState, 'identity'>): boolean =>
  identity === 'sign-in' || identity === 'counter';

/**
 * Whether the identity of the person has only been stated, by somebody who need not be the person: nobody has checked it, and
 * no officer has registered them (I-52). Such a case counts for the sign-in that opened it, and for nobody else.
 */
export const isOnlyStated = ({
  identity,
  registeredAt,
}: Pick<KernelState, 'identity' | 'registeredAt'>): boolean =>
  identity === 'stated' && registeredAt === undefined;

/** The proof of the person's identity that the first event of a case provides, if there is one. */
export const provenAtStart = (
  identity: IdentityBasis | undefined,
  at: string,
  { role, subject }: Actor,
): { readonly identityProof?: IdentityProof } =>
  isProven({ identity }) ? { identityProof: { at, ...(isStaff(role) && { by: subject }) } } : {};

/** The number of registered persons by proof of identity. */
export interface RealNames {
  readonly signIn: number;
  readonly counter: number;
  /** Stated but not checked; or from before 2026-12, when nobody was asked. */
  readonly unproven: number;
}

/** Counts the registrations in force among some cases, by proof of identity. */
export function realNamesOf(cases: readonly Pick<KernelState, 'phase' | 'identity'>[]): RealNames {
  const registered = cases.filter(({ phase }) => phase === 'registered');
  const count = (basis: IdentityBasis) => registered.filter(({ identity }) => identity === basis).length;
  const [signIn, counter] = [count('sign-in'), count('counter')];
  return { signIn, counter, unproven: registered.length - signIn - counter };
}

/** The total number of these registrations in force. */
export const registrationsIn = ({ signIn, counter, unproven }: RealNames): number =>
  signIn + counter + unproven;

/** Adds the counts of two parts of a district. */
export const addedRealNames = (a: RealNames, b: RealNames): RealNames => ({
  signIn: a.signIn + b.signIn,
  counter: a.counter + b.counter,
  unproven: a.unproven + b.unproven,
});

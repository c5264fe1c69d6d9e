import type { KernelState } from './state.ts';
import { type Actor, type IdentityBasis, type IdentityProof, isStaff } from './vocabulary.ts';

/** Whether it is proven that a case is about the person whose number it has (实名, QH-1.3, I-54). */
export const isProven = ({ identity }: Pick<KernelState, 'identity'>): boolean =>
  identity === 'sign-in' || identity === 'counter';

/**
 * Whether whose case it is has only been stated, by somebody who need not be the person: nobody has checked it, and no officer
 * has registered them (I-52). Such a case counts for the sign-in that has opened it, and for nobody else.
 */
export const isOnlyStated = ({
  identity,
  registeredAt,
}: Pick<KernelState, 'identity' | 'registeredAt'>): boolean =>
  identity === 'stated' && registeredAt === undefined;

/** What the first event of a case says of who the person is, with the proof, where it has one. */
export const provenAtStart = (
  identity: IdentityBasis | undefined,
  at: string,
  { role, subject }: Actor,
): { readonly identityProof?: IdentityProof } =>
  isProven({ identity }) ? { identityProof: { at, ...(isStaff(role) && { by: subject }) } } : {};

/** How many registered persons are known by which proof. */
export interface RealNames {
  readonly signIn: number;
  readonly counter: number;
  /** Stated, and nobody has checked; or of before 2026-12, when nobody was asked. */
  readonly unproven: number;
}

/** How many of these cases are registrations in force, by how it is known whose they are. */
export function realNamesOf(cases: readonly Pick<KernelState, 'phase' | 'identity'>[]): RealNames {
  const registered = cases.filter(({ phase }) => phase === 'registered');
  const count = (basis: IdentityBasis) => registered.filter(({ identity }) => identity === basis).length;
  const [signIn, counter] = [count('sign-in'), count('counter')];
  return { signIn, counter, unproven: registered.length - signIn - counter };
}

/** How many registrations in force these are. */
export const registrationsIn = ({ signIn, counter, unproven }: RealNames): number =>
  signIn + counter + unproven;

/** The counts of two parts of a district. */
export const addedRealNames = (a: RealNames, b: RealNames): RealNames => ({
  signIn: a.signIn + b.signIn,
  counter: a.counter + b.counter,
  unproven: a.unproven + b.unproven,
});

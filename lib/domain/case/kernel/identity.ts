import type { KernelState } from './state.ts';

/** Whether it is proven that a case is about the person whose number it has (实名, QH-1.3, I-54). */
export const isProven = ({ identity }: Pick<KernelState, 'identity'>): boolean =>
  identity === 'sign-in' || identity === 'counter';

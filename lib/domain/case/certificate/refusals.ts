import type { KernelRefusal } from '../kernel/refusal.ts';

/** Why a note on a certificate, or its withdrawal, is refused. */
export type CertificateRefusal =
  | KernelRefusal
  | { readonly reason: 'certificate-noted-already' }
  /** It is not in force on the first day of the contract or business. */
  | { readonly reason: 'tax-measure-not-in-force' }
  /** The months of registration are not over: `from` is the first day on which they are. */
  | { readonly reason: 'registered-too-short'; readonly from: string }
  | { readonly reason: 'ground-not-for-measure' }
  | { readonly reason: 'certificate-note-not-found' };

import type { KernelRefusal } from '../kernel/refusal.ts';

/** Why a certificate is not noted, or a note not withdrawn. */
export type CertificateRefusal =
  | KernelRefusal
  | { readonly reason: 'certificate-noted-already' }
  /** On the day on which the contract or the business begins. */
  | { readonly reason: 'tax-measure-not-in-force' }
  /** The months of registration are not over: `from` is the first day on which they are. */
  | { readonly reason: 'registered-too-short'; readonly from: string }
  | { readonly reason: 'ground-not-for-measure' }
  | { readonly reason: 'certificate-note-not-found' };

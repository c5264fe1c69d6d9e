import type { KernelRefusal } from '../kernel/refusal.ts';

/** Why an act on a public-welfare post is refused. */
export type PostRefusal =
  | KernelRefusal
  | { readonly reason: 'public-post-not-entitled' }
  | { readonly reason: 'market-not-tried' }
  | { readonly reason: 'public-post-under-way' }
  | { readonly reason: 'public-post-elsewhere' }
  | { readonly reason: 'public-post-placed-often'; readonly most: number }
  | { readonly reason: 'public-post-not-again' }
  | { readonly reason: 'public-post-full' }
  | { readonly reason: 'public-post-not-open' }
  | { readonly reason: 'public-post-term-too-long'; readonly latest: string }
  | { readonly reason: 'public-post-ends-before-it-begins' }
  | { readonly reason: 'public-post-begins-in-the-past' }
  | { readonly reason: 'public-post-term-over'; readonly endedOn: string }
  | { readonly reason: 'not-in-public-post' }
  | { readonly reason: 'public-post-not-over'; readonly endsOn: string }
  | { readonly reason: 'outside-public-post' }
  | { readonly reason: 'attendance-not-counted' }
  /** Two placements share the month: it has to be said which one is meant. */
  | { readonly reason: 'attendance-of-which-post'; readonly placements: readonly number[] }
  | { readonly reason: 'attendance-too-long'; readonly most: number };

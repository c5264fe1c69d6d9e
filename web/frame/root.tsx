import { createRootRoute } from '@tanstack/react-router';
import { Frame } from './frame.tsx';
import { NotFound } from './not-found.tsx';

/** The search parameters of every address. Unknown ones are dropped and are never an error. */
export interface CommonSearch {
  readonly lang?: 'en' | undefined;
}

/** The root of all routes. */
export const root = createRootRoute({
  component: Frame,
  notFoundComponent: NotFound,
  validateSearch: (search: Record<string, unknown>): CommonSearch =>
    search.lang === 'en' ? { lang: 'en' } : {},
});

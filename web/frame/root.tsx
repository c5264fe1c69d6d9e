import { createRootRoute } from '@tanstack/react-router';
import { Frame } from './frame.tsx';
import { NotFound } from './not-found.tsx';

/** What every address may say besides. What is unknown is dropped, never an error. */
export interface CommonSearch {
  readonly lang?: 'en' | undefined;
}

/** The route that all others are under. */
export const root = createRootRoute({
  component: Frame,
  notFoundComponent: NotFound,
  validateSearch: (search: Record<string, unknown>): CommonSearch =>
    search.lang === 'en' ? { lang: 'en' } : {},
});

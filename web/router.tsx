import { createRoute, createRouter } from '@tanstack/react-router';
import { routes as admin } from './admin/routes.ts';
import { routes as applicant } from './applicant/routes.ts';
import { routes as desk } from './desk/routes.ts';
import { routes as employer } from './employer/routes.ts';
import { routes as finance } from './finance/routes.ts';
import { Arrival, Door } from './frame/door.tsx';
import { Failed } from './frame/failed.tsx';
import { root } from './frame/root.tsx';
import { routes as lead } from './lead/routes.ts';
import { routes as messages } from './messages/routes.ts';
import { parseSearch, stringifySearch } from './parts/search.ts';

const door = createRoute({
  getParentRoute: () => root,
  path: 'sign-in',
  validateSearch: ({ to, because }: Record<string, unknown>): { to?: string; because?: string } => ({
    ...(typeof to === 'string' && { to }),
    ...(typeof because === 'string' && { because }),
  }),
  component: Door,
});
const arrival = createRoute({ getParentRoute: () => root, path: 'signed-in', component: Arrival });

/** The pages of the portal. The pages of an area load when somebody opens it. */
export const router = createRouter({
  routeTree: root.addChildren([
    door,
    arrival,
    ...applicant,
    ...desk,
    ...lead,
    ...finance,
    ...admin,
    ...employer,
    ...messages,
  ]),
  basepath: '/app',
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultPreload: 'intent',
  defaultErrorComponent: Failed,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

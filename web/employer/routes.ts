import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../frame/lazy-page.ts';
import { root } from '../frame/root.tsx';
import { filtersOf } from '../parts/search.ts';

const isCode = (value: string): boolean => /^[a-z0-9-]{1,60}$/.test(value);

const home = createRoute({
  getParentRoute: () => root,
  path: 'employer',
  validateSearch: filtersOf({ region: isCode }),
  component: lazyPage(() => import('./home.tsx'), 'EmployerHome'),
});
const claim = createRoute({
  getParentRoute: () => root,
  path: 'employer/claim',
  validateSearch: filtersOf({ region: isCode, scheme: isCode }),
  component: lazyPage(() => import('./new-claim.tsx'), 'NewClaim'),
});
const oneClaim = createRoute({
  getParentRoute: () => root,
  path: 'employer/claims/$claimId',
  component: lazyPage(() => import('./one-claim.tsx'), 'OneClaim'),
});
const oneGrant = createRoute({
  getParentRoute: () => root,
  path: 'employer/grants/$grantId',
  component: lazyPage(() => import('./one-grant.tsx'), 'OneGrant'),
});

export const routes = [home, claim, oneClaim, oneGrant] as const;

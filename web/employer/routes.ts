import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../frame/root.tsx';
import { filtersOf } from '../parts/search.ts';

const isCode = (value: string): boolean => /^[a-z0-9-]{1,60}$/.test(value);

const home = createRoute({
  getParentRoute: () => root,
  path: 'employer',
  validateSearch: filtersOf({ region: isCode }),
  component: lazyRouteComponent(() => import('./home.tsx'), 'EmployerHome'),
});
const claim = createRoute({
  getParentRoute: () => root,
  path: 'employer/claim',
  validateSearch: filtersOf({ region: isCode, scheme: isCode }),
  component: lazyRouteComponent(() => import('./new-claim.tsx'), 'NewClaim'),
});
const oneClaim = createRoute({
  getParentRoute: () => root,
  path: 'employer/claims/$claimId',
  component: lazyRouteComponent(() => import('./one-claim.tsx'), 'OneClaim'),
});
const oneGrant = createRoute({
  getParentRoute: () => root,
  path: 'employer/grants/$grantId',
  component: lazyRouteComponent(() => import('./one-grant.tsx'), 'OneGrant'),
});

export const routes = [home, claim, oneClaim, oneGrant] as const;

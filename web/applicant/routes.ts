import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../frame/root.tsx';
import { dropped, filtersOf, isDistrict } from '../parts/search.ts';

const page = <const Path extends string>(path: Path, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => root, path, component });

/** A page of the form, or the region that something is asked about: all that addresses of these pages say. */
export const pageOf = (search: Readonly<Record<string, unknown>>): { page?: number | undefined } =>
  /^[0-5]$/.test(String(search.page)) ? { page: Number(search.page) } : dropped(['page'], search);
export const regionOf = filtersOf({ region: (value) => /^[a-z-]{1,40}$/.test(value) });

const home = page(
  '/',
  lazyRouteComponent(() => import('./home.tsx'), 'Home'),
);
const guide = page(
  'services/$region',
  lazyRouteComponent(() => import('./guide.tsx'), 'Guide'),
);
const status = page(
  'status',
  lazyRouteComponent(() => import('./status.tsx'), 'Status'),
);
const cases = page(
  'cases',
  lazyRouteComponent(() => import('./cases.tsx'), 'Cases'),
);
const jobSeeker = page(
  'job-seeker',
  lazyRouteComponent(() => import('./apply/job-seeker.tsx'), 'JobSeeker'),
);
const oneCase = page(
  'cases/$caseId',
  lazyRouteComponent(() => import('./case/case.tsx'), 'OneCase'),
);
const receipt = page(
  'cases/$caseId/receipt',
  lazyRouteComponent(() => import('./case/receipt.tsx'), 'Receipt'),
);
const notice = page(
  'cases/$caseId/notices/$noticeId',
  lazyRouteComponent(() => import('./case/notice.tsx'), 'OneNotice'),
);
const contact = page(
  'cases/$caseId/contact',
  lazyRouteComponent(() => import('./case/contact.tsx'), 'Contact'),
);
const data = page(
  'cases/$caseId/data',
  lazyRouteComponent(() => import('./case/data.tsx'), 'MyData'),
);
const mandates = page(
  'cases/$caseId/mandates',
  lazyRouteComponent(() => import('./case/mandates.tsx'), 'Mandates'),
);
const rate = page(
  'cases/$caseId/rate/$event',
  lazyRouteComponent(() => import('./case/rate.tsx'), 'Rate'),
);
const subsidies = page(
  'cases/$caseId/subsidies',
  lazyRouteComponent(() => import('./subsidies/subsidies.tsx'), 'Subsidies'),
);
const planClaims = page(
  'cases/$caseId/plan-claims',
  lazyRouteComponent(() => import('./subsidies/plan-claims.tsx'), 'PlanClaims'),
);
const claimSubsidy = page(
  'cases/$caseId/subsidies/$scheme',
  lazyRouteComponent(() => import('./subsidies/claim.tsx'), 'ClaimSubsidy'),
);
const act = page(
  'cases/$caseId/do/$act',
  lazyRouteComponent(() => import('./case/act.tsx'), 'OneAct'),
);

const apply = createRoute({
  getParentRoute: () => root,
  path: 'apply',
  validateSearch: pageOf,
  component: lazyRouteComponent(() => import('./apply/apply.tsx'), 'Apply'),
});
const selfCheck = createRoute({
  getParentRoute: () => root,
  path: 'self-check',
  validateSearch: regionOf,
  component: lazyRouteComponent(() => import('./self-check.tsx'), 'SelfCheck'),
});

const publicNotices = createRoute({
  getParentRoute: () => root,
  path: 'public-notices',
  validateSearch: filtersOf({ district: isDistrict }),
  component: lazyRouteComponent(() => import('./public-notices.tsx'), 'PublicNotices'),
});

export const routes = [
  home,
  guide,
  status,
  selfCheck,
  publicNotices,
  apply,
  jobSeeker,
  cases,
  oneCase,
  receipt,
  notice,
  contact,
  data,
  mandates,
  rate,
  act,
  subsidies,
  planClaims,
  claimSubsidy,
] as const;

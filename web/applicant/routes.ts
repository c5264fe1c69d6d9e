import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../frame/lazy-page.ts';
import { root } from '../frame/root.tsx';
import { dropped, filtersOf, isDistrict } from '../parts/search.ts';

const page = <const Path extends string>(path: Path, component: ReturnType<typeof lazyPage>) =>
  createRoute({ getParentRoute: () => root, path, component });

/** The search parameters of these pages: a page of the form, or a region. */
export const pageOf = (search: Readonly<Record<string, unknown>>): { page?: number | undefined } =>
  /^[0-5]$/.test(String(search.page)) ? { page: Number(search.page) } : dropped(['page'], search);
export const regionOf = filtersOf({ region: (value) => /^[a-z-]{1,40}$/.test(value) });

const home = page(
  '/',
  lazyPage(() => import('./home.tsx'), 'Home'),
);
const guide = page(
  'services/$region',
  lazyPage(() => import('./guide.tsx'), 'Guide'),
);
const status = page(
  'status',
  lazyPage(() => import('./status.tsx'), 'Status'),
);
const cases = page(
  'cases',
  lazyPage(() => import('./cases.tsx'), 'Cases'),
);
const jobSeeker = page(
  'job-seeker',
  lazyPage(() => import('./apply/job-seeker.tsx'), 'JobSeeker'),
);
const oneCase = page(
  'cases/$caseId',
  lazyPage(() => import('./case/case.tsx'), 'OneCase'),
);
const receipt = page(
  'cases/$caseId/receipt',
  lazyPage(() => import('./case/receipt.tsx'), 'Receipt'),
);
const notice = page(
  'cases/$caseId/notices/$noticeId',
  lazyPage(() => import('./case/notice.tsx'), 'OneNotice'),
);
const contact = page(
  'cases/$caseId/contact',
  lazyPage(() => import('./case/contact.tsx'), 'Contact'),
);
const data = page(
  'cases/$caseId/data',
  lazyPage(() => import('./case/data.tsx'), 'MyData'),
);
const mandates = page(
  'cases/$caseId/mandates',
  lazyPage(() => import('./case/mandates.tsx'), 'Mandates'),
);
const rate = page(
  'cases/$caseId/rate/$event',
  lazyPage(() => import('./case/rate.tsx'), 'Rate'),
);
const subsidies = page(
  'cases/$caseId/subsidies',
  lazyPage(() => import('./subsidies/subsidies.tsx'), 'Subsidies'),
);
const planClaims = page(
  'cases/$caseId/plan-claims',
  lazyPage(() => import('./subsidies/plan-claims.tsx'), 'PlanClaims'),
);
const claimSubsidy = page(
  'cases/$caseId/subsidies/$scheme',
  lazyPage(() => import('./subsidies/claim.tsx'), 'ClaimSubsidy'),
);
const act = page(
  'cases/$caseId/do/$act',
  lazyPage(() => import('./case/act.tsx'), 'OneAct'),
);

const apply = createRoute({
  getParentRoute: () => root,
  path: 'apply',
  validateSearch: pageOf,
  component: lazyPage(() => import('./apply/apply.tsx'), 'Apply'),
});
const selfCheck = createRoute({
  getParentRoute: () => root,
  path: 'self-check',
  validateSearch: regionOf,
  component: lazyPage(() => import('./self-check.tsx'), 'SelfCheck'),
});

const publicNotices = createRoute({
  getParentRoute: () => root,
  path: 'public-notices',
  validateSearch: filtersOf({ district: isDistrict }),
  component: lazyPage(() => import('./public-notices.tsx'), 'PublicNotices'),
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

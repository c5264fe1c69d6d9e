import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../frame/lazy-page.ts';
import { root } from '../frame/root.tsx';
import { filtersOf, isDistrict, isMonth } from '../parts/search.ts';
import { caseSearchOf } from './case/case-search.ts';
import { worklistSearchOf } from './worklist/worklist-search.ts';

/** The parent of all desk pages. Only staff who work there see any of it. */
const area = createRoute({
  getParentRoute: () => root,
  id: 'at-desk',
  component: lazyPage(() => import('./desk-area.tsx'), 'DeskArea'),
});
const worklist = createRoute({
  getParentRoute: () => area,
  path: 'desk',
  validateSearch: worklistSearchOf,
  component: lazyPage(() => import('./worklist/worklist.tsx'), 'Worklist'),
});
const oneCase = createRoute({
  getParentRoute: () => area,
  path: 'desk/cases/$caseId',
  validateSearch: caseSearchOf,
  component: lazyPage(() => import('./case/case-page.tsx'), 'CasePage'),
});
const decision = createRoute({
  getParentRoute: () => area,
  path: 'desk/cases/$caseId/decision/$taskId',
  component: lazyPage(() => import('./decide/decide-page.tsx'), 'DecidePage'),
});
const find = createRoute({
  getParentRoute: () => area,
  path: 'desk/find',
  component: lazyPage(() => import('./more/find.tsx'), 'Find'),
});
const caseload = createRoute({
  getParentRoute: () => area,
  path: 'desk/caseload',
  component: lazyPage(() => import('./more/caseload.tsx'), 'Caseload'),
});
const outbox = createRoute({
  getParentRoute: () => area,
  path: 'desk/outbox',
  component: lazyPage(() => import('./more/outbox.tsx'), 'Outbox'),
});
const counter = createRoute({
  getParentRoute: () => area,
  path: 'desk/counter',
  component: lazyPage(() => import('./more/counter.tsx'), 'Counter'),
});
const fairs = createRoute({
  getParentRoute: () => area,
  path: 'desk/fairs',
  component: lazyPage(() => import('./more/fairs.tsx'), 'Fairs'),
});
const amendments = createRoute({
  getParentRoute: () => area,
  path: 'desk/amendments',
  component: lazyPage(() => import('./more/amendments.tsx'), 'Amendments'),
});
const handOvers = createRoute({
  getParentRoute: () => area,
  path: 'desk/hand-overs',
  validateSearch: filtersOf({ district: isDistrict, month: isMonth }),
  component: lazyPage(() => import('./more/hand-overs.tsx'), 'HandOvers'),
});
const posts = createRoute({
  getParentRoute: () => area,
  path: 'desk/posts',
  validateSearch: filtersOf({ district: isDistrict }),
  component: lazyPage(() => import('./more/posts.tsx'), 'PublicPosts'),
});
const digests = createRoute({
  getParentRoute: () => area,
  path: 'desk/digests',
  component: lazyPage(() => import('./more/digests.tsx'), 'Digests'),
});

export const routes = [
  area.addChildren([
    worklist,
    oneCase,
    decision,
    find,
    caseload,
    outbox,
    counter,
    fairs,
    amendments,
    handOvers,
    posts,
    digests,
  ]),
] as const;

import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../frame/lazy-page.ts';
import { root } from '../frame/root.tsx';
import { filtersOf, isDistrict, isMonth, isSubject, oneOf, someOf } from '../parts/search.ts';
import { codes } from './codes.ts';

/** The screens share the place. */
const area = createRoute({
  getParentRoute: () => root,
  path: 'lead',
  validateSearch: filtersOf({ district: isDistrict }),
  component: lazyPage(() => import('./lead-frame.tsx'), 'LeadFrame'),
});

const overview = createRoute({
  getParentRoute: () => area,
  path: '/',
  component: lazyPage(() => import('./overview.tsx'), 'Overview'),
});

const overdue = createRoute({
  getParentRoute: () => area,
  path: 'overdue',
  validateSearch: filtersOf({
    kind: (kinds) => /^[a-z-]{1,40}(,[a-z-]{1,40}){0,99}$/.test(kinds),
    level: oneOf(...codes.levels),
    officer: isSubject,
    reason: oneOf(...codes.reasons),
  }),
  component: lazyPage(() => import('./overdue.tsx'), 'Overdue'),
});

const yes = oneOf('true');
const tasks = createRoute({
  getParentRoute: () => area,
  path: 'tasks',
  validateSearch: filtersOf({
    officer: isSubject,
    without: isSubject,
    forSupervisor: yes,
    overdue: yes,
    escalated: yes,
    awaitingInformation: yes,
    due: oneOf('today', 'within-3'),
    kind: (kind) => /^[a-z-]{1,40}$/.test(kind),
  }),
  component: lazyPage(() => import('./tasks.tsx'), 'Tasks'),
});

const coverage = createRoute({
  getParentRoute: () => area,
  path: 'coverage',
  validateSearch: filtersOf({
    from: isMonth,
    to: isMonth,
    status: someOf(...codes.coverage),
    order: oneOf('registered'),
  }),
  component: lazyPage(() => import('./coverage.tsx'), 'CoverageMap'),
});

const load = createRoute({
  getParentRoute: () => area,
  path: 'load',
  validateSearch: filtersOf({ without: isSubject }),
  component: lazyPage(() => import('./load.tsx'), 'Load'),
});

const reassign = createRoute({
  getParentRoute: () => area,
  path: 'reassign',
  validateSearch: filtersOf({ from: isSubject, receiver: isSubject }),
  component: lazyPage(() => import('./reassign.tsx'), 'Reassign'),
});

const kpis = createRoute({
  getParentRoute: () => area,
  path: 'kpis',
  validateSearch: filtersOf({ month: isMonth }),
  component: lazyPage(() => import('./kpis.tsx'), 'Kpis'),
});

const grants = createRoute({
  getParentRoute: () => area,
  path: 'grants',
  validateSearch: filtersOf({ month: isMonth }),
  component: lazyPage(() => import('./grants.tsx'), 'Grants'),
});

const handOvers = createRoute({
  getParentRoute: () => area,
  path: 'hand-overs',
  validateSearch: filtersOf({ month: isMonth }),
  component: lazyPage(() => import('./hand-overs.tsx'), 'HandOvers'),
});

const kpiCases = createRoute({
  getParentRoute: () => area,
  path: 'kpis/$code',
  validateSearch: filtersOf({ month: isMonth, part: oneOf('numerator', 'denominator', 'missed') }),
  component: lazyPage(() => import('./kpi-cases.tsx'), 'KpiCases'),
});

const outbox = createRoute({
  getParentRoute: () => area,
  path: 'outbox',
  validateSearch: filtersOf({
    recipient: oneOf(...codes.recipients),
    status: oneOf(...codes.deliveries),
  }),
  component: lazyPage(() => import('./outbox.tsx'), 'Outbox'),
});

const people = createRoute({
  getParentRoute: () => area,
  path: 'people',
  validateSearch: filtersOf({ person: isSubject }),
  component: lazyPage(() => import('./people.tsx'), 'People'),
});

const unit = createRoute({
  getParentRoute: () => area,
  path: 'unit',
  component: lazyPage(() => import('./unit.tsx'), 'Unit'),
});

const fairs = createRoute({
  getParentRoute: () => area,
  path: 'fairs',
  component: lazyPage(() => import('./fairs.tsx'), 'Fairs'),
});

const ratings = createRoute({
  getParentRoute: () => area,
  path: 'ratings',
  validateSearch: filtersOf({ month: isMonth }),
  component: lazyPage(() => import('./ratings.tsx'), 'Ratings'),
});

const records = createRoute({
  getParentRoute: () => area,
  path: 'records',
  validateSearch: filtersOf({ month: isMonth }),
  component: lazyPage(() => import('./records.tsx'), 'Records'),
});

export const routes = [
  area.addChildren([
    overview,
    overdue,
    tasks,
    coverage,
    load,
    reassign,
    kpis,
    kpiCases,
    grants,
    handOvers,
    outbox,
    people,
    unit,
    fairs,
    ratings,
    records,
  ]),
] as const;

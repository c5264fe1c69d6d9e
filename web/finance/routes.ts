import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../frame/lazy-page.ts';
import { root } from '../frame/root.tsx';
import { filtersOf } from '../parts/search.ts';

const area = createRoute({
  getParentRoute: () => root,
  path: 'finance',
  component: lazyPage(() => import('./finance-frame.tsx'), 'FinanceFrame'),
});

const isYear = (year: string): boolean => /^2[01]\d\d$/.test(year);
const isCode = (value: string): boolean => /^[a-z0-9-]{1,60}$/.test(value);
const isDivision = (division: string): boolean => /^\d{2}(\d{2}){0,2}$/.test(division);

const payables = createRoute({
  getParentRoute: () => area,
  path: '/',
  validateSearch: filtersOf({
    division: isDivision,
    fund: (name) => name.length <= 100,
    scheme: isCode,
    after: (place) => place !== '',
  }),
  component: lazyPage(() => import('./payables.tsx'), 'Payables'),
});

const runs = createRoute({
  getParentRoute: () => area,
  path: 'runs',
  component: lazyPage(() => import('./runs.tsx'), 'Runs'),
});

const run = createRoute({
  getParentRoute: () => area,
  path: 'runs/$runId',
  component: lazyPage(() => import('./run.tsx'), 'OneRun'),
});

const reconciliation = createRoute({
  getParentRoute: () => area,
  path: 'reconciliation',
  component: lazyPage(() => import('./reconciliation.tsx'), 'Reconciliation'),
});

const funds = createRoute({
  getParentRoute: () => area,
  path: 'funds',
  validateSearch: filtersOf({ year: isYear, division: isDivision }),
  component: lazyPage(() => import('./funds.tsx'), 'Funds'),
});

export const routes = [area.addChildren([payables, runs, run, reconciliation, funds])] as const;

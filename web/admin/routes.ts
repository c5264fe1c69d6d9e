import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../frame/lazy-page.ts';
import { root } from '../frame/root.tsx';

/** Accepts any search parameters: each screen takes those that it knows and drops the rest. */
interface AdminSearch {
  readonly [name: string]: string | undefined;
}
const validateSearch = (search: Record<string, unknown>): AdminSearch =>
  Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );

const at = { getParentRoute: () => root, validateSearch } as const;

export const routes = [
  createRoute({
    ...at,
    path: 'admin',
    component: lazyPage(() => import('./admin-page.tsx'), 'Home'),
  }),
  createRoute({
    ...at,
    path: 'admin/executions',
    component: lazyPage(() => import('./executions/executions.tsx'), 'Executions'),
  }),
  createRoute({
    ...at,
    path: 'admin/executions/$name',
    component: lazyPage(() => import('./executions/execution.tsx'), 'ExecutionPage'),
  }),
  createRoute({
    ...at,
    path: 'admin/batches',
    component: lazyPage(() => import('./executions/batches.tsx'), 'RedriveBatches'),
  }),
  createRoute({
    ...at,
    path: 'admin/batches/$batchId',
    component: lazyPage(() => import('./executions/batch.tsx'), 'RedriveBatch'),
  }),
  createRoute({
    ...at,
    path: 'admin/redrives',
    component: lazyPage(() => import('./executions/redrives.tsx'), 'Redrives'),
  }),
  createRoute({
    ...at,
    path: 'admin/cases',
    component: lazyPage(() => import('./audit/cases.tsx'), 'Cases'),
  }),
  createRoute({
    ...at,
    path: 'admin/audit',
    component: lazyPage(() => import('./audit/audit.tsx'), 'Audit'),
  }),
  createRoute({
    ...at,
    path: 'admin/health',
    component: lazyPage(() => import('./system/health.tsx'), 'Health'),
  }),
  createRoute({
    ...at,
    path: 'admin/packs',
    component: lazyPage(() => import('./policy/packs.tsx'), 'Packs'),
  }),
  createRoute({
    ...at,
    path: 'admin/rules',
    component: lazyPage(() => import('./policy/rules.tsx'), 'Rules'),
  }),
  createRoute({
    ...at,
    path: 'admin/rules/new',
    component: lazyPage(() => import('./policy/propose.tsx'), 'Propose'),
  }),
  createRoute({
    ...at,
    path: 'admin/holidays',
    component: lazyPage(() => import('./policy/holidays.tsx'), 'Holidays'),
  }),
  createRoute({
    ...at,
    path: 'admin/comparisons',
    component: lazyPage(() => import('./comparisons/comparisons.tsx'), 'Comparisons'),
  }),
] as const;

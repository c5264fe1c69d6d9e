import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../frame/root.tsx';

/** An address of the area may say anything: its screens take what they know of it, and drop the rest. */
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
    component: lazyRouteComponent(() => import('./admin-page.tsx'), 'Home'),
  }),
  createRoute({
    ...at,
    path: 'admin/executions',
    component: lazyRouteComponent(() => import('./executions/executions.tsx'), 'Executions'),
  }),
  createRoute({
    ...at,
    path: 'admin/executions/$name',
    component: lazyRouteComponent(() => import('./executions/execution.tsx'), 'ExecutionPage'),
  }),
  createRoute({
    ...at,
    path: 'admin/batches',
    component: lazyRouteComponent(() => import('./executions/batches.tsx'), 'RedriveBatches'),
  }),
  createRoute({
    ...at,
    path: 'admin/batches/$batchId',
    component: lazyRouteComponent(() => import('./executions/batch.tsx'), 'RedriveBatch'),
  }),
  createRoute({
    ...at,
    path: 'admin/redrives',
    component: lazyRouteComponent(() => import('./executions/redrives.tsx'), 'Redrives'),
  }),
  createRoute({
    ...at,
    path: 'admin/cases',
    component: lazyRouteComponent(() => import('./audit/cases.tsx'), 'Cases'),
  }),
  createRoute({
    ...at,
    path: 'admin/audit',
    component: lazyRouteComponent(() => import('./audit/audit.tsx'), 'Audit'),
  }),
  createRoute({
    ...at,
    path: 'admin/health',
    component: lazyRouteComponent(() => import('./system/health.tsx'), 'Health'),
  }),
  createRoute({
    ...at,
    path: 'admin/packs',
    component: lazyRouteComponent(() => import('./policy/packs.tsx'), 'Packs'),
  }),
  createRoute({
    ...at,
    path: 'admin/rules',
    component: lazyRouteComponent(() => import('./policy/rules.tsx'), 'Rules'),
  }),
  createRoute({
    ...at,
    path: 'admin/rules/new',
    component: lazyRouteComponent(() => import('./policy/propose.tsx'), 'Propose'),
  }),
  createRoute({
    ...at,
    path: 'admin/holidays',
    component: lazyRouteComponent(() => import('./policy/holidays.tsx'), 'Holidays'),
  }),
  createRoute({
    ...at,
    path: 'admin/comparisons',
    component: lazyRouteComponent(() => import('./comparisons/comparisons.tsx'), 'Comparisons'),
  }),
] as const;

import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../frame/root.tsx';

const home = createRoute({
  getParentRoute: () => root,
  path: 'lead',
  component: lazyRouteComponent(() => import('./home.tsx'), 'Home'),
});

export const routes = [home] as const;

import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../frame/root.tsx';

const messages = createRoute({
  getParentRoute: () => root,
  path: 'messages',
  component: lazyRouteComponent(() => import('./messages.tsx'), 'Messages'),
});

export const routes = [messages] as const;

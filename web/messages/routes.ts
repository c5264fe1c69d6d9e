import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../frame/lazy-page.ts';
import { root } from '../frame/root.tsx';

const messages = createRoute({
  getParentRoute: () => root,
  path: 'messages',
  component: lazyPage(() => import('./messages.tsx'), 'Messages'),
});

export const routes = [messages] as const;

import { lazyRouteComponent } from '@tanstack/react-router';
import { Failed } from './failed.tsx';

/**
 * A page that loads when somebody opens it. If a release has replaced it, the router reloads the portal. If the server does not
 * answer at all, that would leave an empty window, so the page says so instead.
 */
export const lazyPage: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(
    () =>
      load().catch((missing: unknown) =>
        fetch('/app/config.json', { cache: 'no-store' }).then(
          () => {
            throw missing;
          },
          () => ({ [name ?? 'default']: Failed }) as never,
        ),
      ),
    name,
  );

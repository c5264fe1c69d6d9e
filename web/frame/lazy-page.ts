import { lazyRouteComponent } from '@tanstack/react-router';
import { Failed } from './failed.tsx';

/**
 * A page that is loaded when somebody goes there. One that is not there any more was replaced by a release: the router loads the
 * portal anew. Where nobody answers at all that would leave an empty window, and the page says so instead.
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

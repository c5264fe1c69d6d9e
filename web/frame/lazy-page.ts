import { lazyRouteComponent } from '@tanstack/react-router';

/**
 * A page that is loaded when somebody goes there. One that is not there any more was replaced by a release: the router loads the
 * portal anew. Where nobody answers at all that would leave an empty window, and it fails instead (`Failed`).
 */
export const lazyPage: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(
    () =>
      load().catch(async (missing: unknown) => {
        await fetch('/app/config.json', { cache: 'no-store' }).catch(() => {
          throw new Error('nobody answers');
        });
        throw missing;
      }),
    name,
  );

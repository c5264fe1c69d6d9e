import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { configuration } from '../api/configuration.ts';

const LocalClock = lazy(async () => ({ default: (await import('./local-clock.tsx')).LocalClock }));

/** On a system that runs on one machine: how far its clock is ahead, and controls to move it. Elsewhere it shows nothing. */
export function ClockChip() {
  const { data: console } = useQuery({
    queryKey: ['local-console'],
    queryFn: async () => (await configuration()).localConsole ?? null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    console && (
      <Suspense>
        <LocalClock console={console} />
      </Suspense>
    )
  );
}

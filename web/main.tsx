import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/use-api.ts';
import { router } from './router.tsx';
import { currentSettings, show } from './settings/settings.ts';

show(currentSettings());
const place = document.getElementById('portal');
if (!place) throw new Error('index.html has no place for the portal');
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
// Loaded after the page, which also works without it.
for (const begin of [
  () => import('./frame/kept-focus.ts').then(({ keepFocus }) => keepFocus()),
  () => import('./frame/foreign-words.ts').then(({ markForeignWords }) => markForeignWords()),
])
  begin().catch(() => undefined);

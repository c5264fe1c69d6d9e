import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { SignedIn } from '../frame/signed-in.tsx';
import { ChooserProvider } from '../parts/chooser.ts';
import { ComboBox } from '../parts/combo-box.tsx';
import { changeSettings } from '../settings/settings.ts';

/** The desk: dense, for staff who work there. Nothing is read before it is known who is there. */
export function DeskArea() {
  useEffect(() => {
    changeSettings({ density: 'compact' });
    return () => changeSettings({ density: 'normal' });
  }, []);
  return (
    <SignedIn area="desk">
      <ChooserProvider value={ComboBox}>
        <Outlet />
      </ChooserProvider>
    </SignedIn>
  );
}

import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { SignedIn } from '../frame/signed-in.tsx';
import { ChooserProvider } from '../parts/chooser.ts';
import { ComboBox } from '../parts/combo-box.tsx';
import { KeepTyped } from '../parts/keep-typed.tsx';
import { changeSettings } from '../settings/settings.ts';

/** The desk: dense, for staff who work there, and for nobody else. Nothing is read before it is known who is there. */
export function DeskArea() {
  return (
    <SignedIn area="desk">
      <Desk />
    </SignedIn>
  );
}

function Desk() {
  useEffect(() => {
    changeSettings({ density: 'compact' });
    return () => changeSettings({ density: 'normal' });
  }, []);
  return (
    <ChooserProvider value={ComboBox}>
      <Outlet />
      <KeepTyped />
    </ChooserProvider>
  );
}

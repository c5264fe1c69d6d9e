import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { SignedIn } from '../frame/signed-in.tsx';
import { ChooserProvider } from '../parts/chooser.ts';
import { ComboBox } from '../parts/combo-box.tsx';
import { KeepTyped } from '../parts/keep-typed.tsx';
import { changeSettings } from '../settings/settings.ts';

/** The desk: a dense layout, only for staff who work there. It reads nothing before it knows who is signed in. */
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

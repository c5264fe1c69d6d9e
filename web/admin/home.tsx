import { areas } from '../frame/roles.ts';
import { SignedIn } from '../frame/signed-in.tsx';
import { Page } from '../parts/page.tsx';

export const Home = () => (
  <SignedIn area="admin">
    <Page title={areas.admin.name}>
      <p />
    </Page>
  </SignedIn>
);

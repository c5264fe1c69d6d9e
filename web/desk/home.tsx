import { areas } from '../frame/roles.ts';
import { SignedIn } from '../frame/signed-in.tsx';
import { Page } from '../parts/page.tsx';

export const Home = () => (
  <SignedIn area="desk">
    <Page title={areas.desk.name}>
      <p />
    </Page>
  </SignedIn>
);

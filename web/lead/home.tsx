import { areas } from '../frame/roles.ts';
import { SignedIn } from '../frame/signed-in.tsx';
import { Page } from '../parts/page.tsx';

export const Home = () => (
  <SignedIn area="lead">
    <Page title={areas.lead.name}>
      <p />
    </Page>
  </SignedIn>
);

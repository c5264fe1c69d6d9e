import { useRead } from '../api/use-api.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';

const texts = { title: { zh: '失业登记', en: 'Unemployment registration' } };

export function Home() {
  const regions = useRead('GET /regions', {});
  return (
    <Page title={texts.title} narrow>
      <Loaded from={regions}>
        {({ regions: all }) => (
          <ul>
            {all.map(({ region, name }) => (
              <li key={region}>{name}</li>
            ))}
          </ul>
        )}
      </Loaded>
    </Page>
  );
}

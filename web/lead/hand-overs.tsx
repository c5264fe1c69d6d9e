import { useNavigate, useSearch } from '@tanstack/react-router';
import { HandOverList } from '../parts/hand-overs/hand-over-list.tsx';
import { LeadPage } from './lead-frame.tsx';
import { usePlaces } from './places.ts';

/** The hand-overs in a district of the user's jurisdiction. */
export function HandOvers() {
  const search = useSearch({ from: '/lead/hand-overs' });
  const navigate = useNavigate({ from: '/lead/hand-overs' });
  const { districts } = usePlaces();
  return (
    <LeadPage screen="hand-overs">
      <HandOverList
        districts={districts}
        search={search}
        onApply={(filters) => void navigate({ search: (now) => ({ ...now, ...filters }) })}
      />
    </LeadPage>
  );
}

import { useNavigate, useSearch } from '@tanstack/react-router';
import { HandOverList } from '../../parts/hand-overs/hand-over-list.tsx';
import { DeskPage } from '../desk-page.tsx';
import { useDistricts } from './use-districts.ts';

const title = { zh: '转介与贷款移送', en: 'Referrals and loans' };

/** The hand-overs in one of the user's districts. */
export function HandOvers() {
  const search = useSearch({ from: '/at-desk/desk/hand-overs' });
  const navigate = useNavigate({ from: '/desk/hand-overs' });
  return (
    <DeskPage title={title}>
      <HandOverList
        districts={useDistricts()}
        search={search}
        onApply={(filters) => void navigate({ search: (now) => ({ ...now, ...filters }) })}
      />
    </DeskPage>
  );
}

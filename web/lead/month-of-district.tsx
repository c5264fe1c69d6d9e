import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { serviceNow } from '../api/service-time.ts';
import { reversed } from '../parts/arrays.ts';
import { FilterBar } from '../parts/filter-bar.tsx';
import { monthsUpTo } from '../parts/months.ts';
import { useText } from '../settings/use-text.ts';
import { dayOf, showDate } from '../texts/dates.ts';
import { usePlaceFilter, usePlaces } from './places.ts';

const monthText = { zh: '月份', en: 'Month' };

/** How many months a page of counts goes back. */
const MONTHS = 24;

interface Chosen {
  readonly district?: string | undefined;
  readonly month?: string | undefined;
}

/**
 * The district and the month in the address of a page, and the bar that chooses them. By default the first district and the
 * current month.
 */
export function useMonthOfDistrict(from: '/lead/ratings' | '/lead/records' | '/lead/grants'): {
  readonly district: string;
  readonly month: string;
  readonly bar: ReactNode;
} {
  const { language } = useText();
  const chosen: Chosen = useSearch({ from });
  const navigate = useNavigate({ from });
  const { districts } = usePlaces();
  const place = usePlaceFilter({ one: true });
  const thisMonth = dayOf(serviceNow()).slice(0, 7);
  const district = chosen.district ?? districts[0]?.code ?? '';
  const month = chosen.month ?? thisMonth;
  const months = reversed(monthsUpTo(thisMonth, MONTHS)).map((value) => ({
    value,
    text: showDate(value, 'month', language),
  }));
  const bar = (
    <FilterBar
      fields={[place, { name: 'month', label: monthText, options: months }]}
      values={{ district, month }}
      onApply={(filters) => void navigate({ search: (now: Chosen) => ({ ...now, ...filters }) })}
    />
  );
  return { district, month, bar };
}

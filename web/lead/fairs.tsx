import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '../api/operations.ts';
import { useRead } from '../api/use-api.ts';
import { OperationForm } from '../form/operation-form.tsx';
import { sorted } from '../parts/arrays.ts';
import { Basis } from '../parts/basis.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { FilterBar } from '../parts/filter-bar.tsx';
import { Grid, type GridCell, type GridRow } from '../parts/grid.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { useRecorded } from '../parts/recorded.tsx';
import { useText } from '../settings/use-text.ts';
import { showDate } from '../texts/dates.ts';
import { LeadPage } from './lead-frame.tsx';
import { useRole } from './parts.tsx';
import { usePlaceFilter } from './places.ts';

type FairAnswer = Answer<'GET /recruitment-fairs'>;
type FairStatus = FairAnswer['districts'][number]['months'][number]['status'];

const texts = {
  none: {
    zh: '本地区的通知没有要求按月举办专场招聘会，或者还没有开始计算的月份。',
    en: 'The circular here does not require monthly special fairs, or no month is due yet.',
  },
  grid: { zh: '各地区各月的专场招聘会', en: 'Special fairs by place and month' },
  place: { zh: '地区', en: 'Place' },
  totals: { zh: '已办 / 应办', en: 'Held of owed' },
  cell: {
    zh: '{month}：{status}，已办 {held} 场，应办 {required} 场',
    en: '{month}: {status}, {held} of {required}',
  },
  total: {
    zh: '{month}：应办 {owed} 个地区，已办 {held}，逾期 {overdue}',
    en: '{month}: {held} of {owed}, {overdue} overdue',
  },
  notCounted: { zh: '{month}：不计', en: '{month}: not counted' },
  record: { zh: '登记专场招聘会', en: 'Record a fair' },
  basis: { zh: '依据', en: 'Basis' },
};

const shown: Record<FairStatus, { sign: string; text: { zh: string; en: string }; tone: GridCell['tone'] }> =
  {
    held: { sign: '✓', text: { zh: '已举办', en: 'held' }, tone: 'ok' },
    open: { sign: '○', text: { zh: '待举办', en: 'open' }, tone: 'open' },
    overdue: { sign: '▲', text: { zh: '逾期未举办', en: 'overdue' }, tone: 'danger' },
  };

/** The special fairs of the districts by month, if a circular requires them. */
export function Fairs() {
  const { t } = useText();
  const search = useSearch({ from: '/lead/fairs' });
  const navigate = useNavigate({ from: '/lead/fairs' });
  const { seesPersons: records } = useRole();
  const place = usePlaceFilter();
  const [recording, setRecording] = useState(false);
  const recorded = useRecorded();
  const { district } = search;
  const query = useRead('GET /recruitment-fairs', { query: { district } });
  const asked = (query.data?.body.districts.length ?? 0) > 0;
  const one =
    district ??
    (query.data?.body.districts.length === 1 ? query.data.body.districts[0]?.district.code : undefined);
  return (
    <LeadPage
      screen="fairs"
      aside={
        records &&
        asked &&
        one !== undefined && (
          <button type="button" className="button button-main" onClick={() => setRecording(true)}>
            {t(texts.record)}
          </button>
        )
      }
    >
      <FilterBar
        fields={[place]}
        values={search}
        onApply={(filters) => void navigate({ search: (now) => ({ ...now, ...filters }) })}
      />
      {recorded.notice}
      <Loaded from={query}>
        {(answer) =>
          answer.districts.length === 0 ? (
            <p className="empty">{t(texts.none)}</p>
          ) : (
            <FairGrid answer={answer} />
          )
        }
      </Loaded>
      {recording && one !== undefined && (
        <Dialog title={t(texts.record)} onClose={() => setRecording(false)}>
          <OperationForm
            operationId="record-recruitment-fair"
            path={{ district: one }}
            onDone={() => {
              setRecording(false);
              recorded.say(t(texts.record));
            }}
          />
        </Dialog>
      )}
    </LeadPage>
  );
}

function FairGrid({ answer: { districts, totals } }: { answer: FairAnswer }) {
  const { t, language } = useText();
  const months = sorted(totals.map(({ month }) => month));
  const monthText = (month: string) => showDate(month, 'month', language);
  const rows = districts.map(
    ({ district, months: own }): GridRow => ({
      key: district.code,
      head: district.name,
      cells: months.map((month): GridCell => {
        const found = own.find((each) => each.month === month);
        if (!found) return { sign: '–', label: t(texts.notCounted, { month: monthText(month) }) };
        const { sign, text, tone } = shown[found.status];
        return {
          sign,
          word: `${found.held}/${found.required}`,
          tone,
          label: t(texts.cell, {
            month: monthText(month),
            status: t(text),
            held: found.held,
            required: found.required,
          }),
        };
      }),
    }),
  );
  const sum: GridRow = {
    key: 'totals',
    head: t(texts.totals),
    cells: months.map((month): GridCell => {
      const { owed = 0, held = 0, overdue = 0 } = totals.find((each) => each.month === month) ?? {};
      return {
        sign: `${held}/${owed}`,
        label: t(texts.total, { month: monthText(month), owed, held, overdue }),
        tone: overdue > 0 ? 'danger' : 'none',
      };
    }),
  };
  const basis = districts[0]?.basis;
  return (
    <div className="stack">
      {basis && (
        <div className="row faint">
          {t(texts.basis)} <Basis basis={basis} />
        </div>
      )}
      <Grid
        label={t(texts.grid)}
        corner={t(texts.place)}
        columns={months.map((month) => ({ key: month, text: month, label: monthText(month) }))}
        totals={[sum]}
        rows={rows}
      />
    </div>
  );
}

import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '../api/operations.ts';
import { useRead } from '../api/use-api.ts';
import { Field } from '../parts/field.tsx';
import { FilterBar } from '../parts/filter-bar.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Notice } from '../parts/notice.tsx';
import { useText } from '../settings/use-text.ts';
import { showDate } from '../texts/dates.ts';
import { ApplicantPage } from './parts/applicant-page.tsx';

const texts = {
  title: { zh: '公示', en: 'Public notices' },
  lead: {
    zh: '这里只显示正在公示的内容，期满即不再显示。为保护个人信息，姓名已作处理，不显示证件号码、电话和账号。',
    en: 'This page shows only today’s public notices. Names are masked. Identity numbers, phone numbers and accounts are not shown.',
  },
  region: { zh: '地区', en: 'Region' },
  district: { zh: '县（市、区）', en: 'District' },
  choose: { zh: '请选择', en: 'Choose one' },
  none: { zh: '该地区今天没有公示的内容。', en: 'There are no public notices in this district today.' },
  first: { zh: '请先选择地区和县（市、区）。', en: 'Choose a region and a district first.' },
  reference: { zh: '公示编号', en: 'Number' },
  name: { zh: '公示对象', en: 'Person' },
  subject: { zh: '事项', en: 'What' },
  term: { zh: '公示期', en: 'Published' },
  from: { zh: '{from}至{until}', en: '{from} to {until}' },
};

/** Today's public notices in a district, for everybody. */
export function PublicNotices() {
  const { t } = useText();
  const { district } = useSearch({ from: '/public-notices' });
  const navigate = useNavigate({ from: '/public-notices' });
  const regions = useRead('GET /regions', {});
  const board = useRead(
    'GET /public-notices',
    { query: { district: district ?? '' } },
    { enabled: district !== undefined },
  );
  const served = regions.data?.body.regions ?? [];
  const [chosen, setChosen] = useState<string>();
  const ofDistrict = served.find(({ districts }) => districts.some(({ code }) => code === district))?.region;
  const region = chosen ?? ofDistrict ?? '';
  const districts = served.find((each) => each.region === region)?.districts ?? [];
  return (
    <ApplicantPage title={texts.title}>
      <p className="soft">{t(texts.lead)}</p>
      <Field label={t(texts.region)}>
        {(control) => (
          <select {...control} value={region} onChange={({ target }) => setChosen(target.value)}>
            <option value="">{t(texts.choose)}</option>
            {served.map((each) => (
              <option key={each.region} value={each.region}>
                {each.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <FilterBar
        key={region}
        fields={[
          {
            name: 'district',
            label: texts.district,
            none: texts.choose,
            options: districts.map(({ code, name }) => ({ value: code, text: name })),
          },
        ]}
        values={{ district }}
        onApply={(filters) => void navigate({ search: filters })}
      />
      {district === undefined ? (
        <p className="empty">{t(texts.first)}</p>
      ) : (
        <Loaded from={board}>{(answer) => <Board board={answer} />}</Loaded>
      )}
    </ApplicantPage>
  );
}

function Board({ board: { notices, howToObject } }: { board: Answer<'GET /public-notices'> }) {
  const { t, language } = useText();
  if (notices.length === 0) return <p className="empty">{t(texts.none)}</p>;
  const day = (date: string): string => showDate(date, 'dayOfYear', language);
  return (
    <div className="stack">
      <div className="table-scroll">
        <table className="table table-stacked">
          <thead>
            <tr>
              {[texts.name, texts.subject, texts.term, texts.reference].map((head) => (
                <th key={head.en} scope="col">
                  {t(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {notices.map(({ reference, name, subject, from, until }) => (
              <tr key={reference}>
                <td data-label={t(texts.name)}>{name}</td>
                <td data-label={t(texts.subject)}>{subject}</td>
                <td data-label={t(texts.term)}>{t(texts.from, { from: day(from), until: day(until) })}</td>
                <td data-label={t(texts.reference)}>
                  <span className="code">{reference}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Notice tone="info">
        <p>{howToObject}</p>
      </Notice>
    </div>
  );
}

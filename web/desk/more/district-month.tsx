import { useId, useState } from 'react';
import { serviceNow } from '../../api/service-time.ts';
import { ComboBox } from '../../parts/combo-box.tsx';
import { useText } from '../../settings/use-text.ts';
import { dayOf } from '../../texts/dates.ts';
import { useDistricts } from './use-districts.ts';

const texts = {
  district: { zh: '地区', en: 'District' },
  month: { zh: '月份', en: 'Month' },
};

/** The chosen district of the user and the chosen month; by default the first district and this month. */
export function useDistrictMonth() {
  const districts = useDistricts();
  const [chosen, setDistrict] = useState<string | undefined>();
  const [month, setMonth] = useState(() => dayOf(serviceNow()).slice(0, 7));
  return { districts, district: chosen ?? districts[0]?.code, month, setDistrict, setMonth };
}

/** The controls for both. */
export function DistrictMonth({
  districts,
  district,
  month,
  setDistrict,
  setMonth,
}: ReturnType<typeof useDistrictMonth>) {
  const { t } = useText();
  const id = useId();
  return (
    <span className="row">
      {districts.length > 1 && (
        <span className="row">
          <label className="faint" htmlFor={id}>
            {t(texts.district)}
          </label>
          <ComboBox
            id={id}
            label={t(texts.district)}
            options={districts.map(({ code, name }) => ({ code, text: name }))}
            value={district ?? ''}
            onChange={(code) => code !== '' && setDistrict(code)}
          />
        </span>
      )}
      <label className="row">
        <span className="faint">{t(texts.month)}</span>
        <input
          type="month"
          className="input desk-select"
          value={month}
          onChange={({ target }) => target.value !== '' && setMonth(target.value)}
        />
      </label>
    </span>
  );
}

import { useState } from 'react';
import { callAsUser } from '../api/use-api.ts';
import type { ItemResult } from '../parts/batch.ts';
import { BatchView } from '../parts/batch-view.tsx';
import { ComboBox } from '../parts/combo-box.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { useBatch } from '../parts/use-batch.ts';
import { useText } from '../settings/use-text.ts';
import { showNumber } from '../texts/numbers.ts';
import { useStaff } from './places.ts';

interface Assigned {
  readonly caseId: string;
  readonly applicationNumber: string;
  readonly district: { readonly code: string };
}

const texts = {
  title: { zh: '指派联系专人', en: 'Assign an officer' },
  to: { zh: '指派给', en: 'To' },
  byLoad: { zh: '由系统按工作量安排', en: 'The officer with the fewest cases' },
  freeze: { zh: '确定名单（{count} 件）', en: 'Freeze the list ({count})' },
  frozen: {
    zh: '名单已固定，共 {count} 件，接收人：{who}。',
    en: 'The list is frozen: {count} cases, to {who}.',
  },
};

/** Assigns some cases to an officer, one by one, so that each has its own result. */
export function AssignDialog({ cases, onClose }: { cases: readonly Assigned[]; onClose: () => void }) {
  const { t } = useText();
  const districts = [...new Set(cases.map(({ district }) => district.code))];
  const staff = useStaff(districts.length === 1 ? districts[0] : undefined);
  const [officer, setOfficer] = useState('');
  const [fixed, setFixed] = useState(false);
  return (
    <Dialog title={t(texts.title)} onClose={onClose}>
      {fixed ? (
        <Assignment cases={cases} officer={officer || null} staff={staff} />
      ) : (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            setFixed(true);
          }}
        >
          <Field label={t(texts.to)}>
            {(control) => (
              <ComboBox
                {...control}
                label={t(texts.to)}
                options={[
                  { code: '', text: t(texts.byLoad) },
                  ...staff.receivers(districts).map(({ value, text }) => ({ code: value, text })),
                ]}
                value={officer}
                onChange={setOfficer}
              />
            )}
          </Field>
          <button type="submit" className="button button-main">
            {t(texts.freeze, { count: cases.length })}
          </button>
        </form>
      )}
    </Dialog>
  );
}

function Assignment({
  cases,
  officer,
  staff,
}: {
  cases: readonly Assigned[];
  officer: string | null;
  staff: ReturnType<typeof useStaff>;
}) {
  const { t } = useText();
  const [numbers] = useState(
    () => new Map(cases.map(({ caseId, applicationNumber }) => [caseId, applicationNumber])),
  );
  // One key for each case, the same for every try.
  const [keys] = useState(() => new Map(cases.map(({ caseId }) => [caseId, crypto.randomUUID()])));
  const batch = useBatch({
    ids: [...numbers.keys()],
    partsOf: (ids) => ids.map((id) => [id]),
    send: async ([caseId = '']) => {
      const { body } = await callAsUser(
        'POST /cases/{caseId}/officer',
        { path: { caseId }, body: { officer } },
        { idempotencyKey: keys.get(caseId) ?? crypto.randomUUID() },
      );
      const result: ItemResult = { state: 'done', text: staff.nameOf(body.registration?.officer?.subject) };
      return new Map([[caseId, result]]);
    },
  });
  return (
    <div className="stack">
      <p>
        {t(texts.frozen, { count: numbers.size, who: staff.nameOf(officer ?? undefined) ?? t(texts.byLoad) })}
      </p>
      <BatchView
        batch={batch}
        itemOf={(id) => <span className="code">{showNumber(numbers.get(id) ?? id)}</span>}
      />
    </div>
  );
}

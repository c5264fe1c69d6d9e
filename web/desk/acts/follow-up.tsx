import { type ComponentProps, useState } from 'react';
import { OperationForm } from '../../form/operation-form.tsx';
import { Basis } from '../../parts/basis.tsx';
import { FieldGroup, Radios } from '../../parts/field.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import type { CaseBody, OpenTask } from '../case/use-case.ts';

const texts = {
  reached: { zh: '是否联系上本人', en: 'Did you reach the person?' },
  help: { zh: '本人接通或者见到才算联系上。', en: 'Only if you actually reached the person.' },
  yes: { zh: '联系上了', en: 'Reached' },
  no: { zh: '没有联系上', en: 'Not reached' },
  notCounted: {
    zh: '没有联系上不算完成本月回访。',
    en: 'An attempt does not count as this month’s follow-up.',
  },
  missing: {
    zh: '认定本月联系未果，还须：在 {days} 个不同日期、用 {means} 种不同方式再联系。',
    en: 'To excuse this month you need attempts on {days} more days and by {means} more means.',
  },
  tried: { zh: '{month}已记录未联系上 {count} 次。', en: '{count} attempts are recorded for {month}.' },
};

/** The month of a follow-up task: the end of its id. */
const monthOf = (taskId: string): string | undefined => /(\d{4}-\d\d)$/.exec(taskId)?.[1];

type Month = NonNullable<CaseBody['registration']>['months'][number];

/** The further days and means of contact that attempts need before the month is excused. */
function missingForExcuse({ choices }: Pick<CaseBody, 'choices'>, month: Month | undefined) {
  if (!choices || month?.status !== 'open') return undefined;
  const { days, differentMeans, basis } = choices.followUp;
  return {
    days: Math.max(days - month.tried.days, 0),
    means: Math.max(differentMeans - month.tried.means.length, 0),
    basis,
  };
}

/** The monthly follow-up in one form: the person was reached (progress, ledger, services), or not (the attempts). */
export function FollowUp({
  form,
  body,
  task,
}: {
  form: Omit<ComponentProps<typeof OperationForm>, 'operationId'>;
  body: CaseBody;
  task: OpenTask | undefined;
}) {
  const { t, language } = useText();
  const [reached, setReached] = useState<'yes' | 'no' | undefined>();
  const month = task && monthOf(task.taskId);
  const record = body.registration?.months.find((each) => each.month === month);
  const excuse = missingForExcuse(body, record);
  return (
    <div className="stack">
      <FieldGroup legend={t(texts.reached)} help={t(texts.help)}>
        <Radios
          name="reached"
          value={reached}
          options={[
            { code: 'yes', text: t(texts.yes) },
            { code: 'no', text: t(texts.no) },
          ]}
          onChange={setReached}
        />
      </FieldGroup>
      {reached === 'yes' && (
        <OperationForm
          operationId="complete-follow-up"
          {...form}
          initial={{ means: 'phone', service: 'keep' }}
        />
      )}
      {reached === 'no' && (
        <>
          <Notice>
            <p>{t(texts.notCounted)}</p>
            {record && month && (
              <p>{t(texts.tried, { month: showDate(month, 'month', language), count: record.attempts })}</p>
            )}
            {excuse && (
              <>
                <p>{t(texts.missing, { days: excuse.days, means: excuse.means })}</p>
                <Basis basis={excuse.basis} />
              </>
            )}
          </Notice>
          <OperationForm operationId="attempt-follow-up" {...form} initial={{ means: 'phone' }} />
        </>
      )}
    </div>
  );
}

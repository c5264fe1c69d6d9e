import { type FormEvent, useState } from 'react';
import type { Answer } from '../../api/operations.ts';
import { serviceNow } from '../../api/service-time.ts';
import { useAct } from '../../api/use-api.ts';
import { FieldGroup, Radios } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useText } from '../../settings/use-text.ts';

const texts = {
  status: { zh: '送达情况', en: 'Delivery result' },
  sent: { zh: '已发出（已寄出、已拨打），还不知道是否送达', en: 'Sent, delivery not confirmed' },
  delivered: {
    zh: '已送达（本人知悉、领取或签收）',
    en: 'Delivered: the person has been told, has it or signed for it',
  },
  failed: { zh: '未送达（退回、无人接听）', en: 'Failed: returned or person not reached' },
  channel: { zh: '送达方式', en: 'How' },
  phone: { zh: '电话', en: 'Phone' },
  counter: { zh: '窗口当面', en: 'At the counter' },
  letter: { zh: '信函', en: 'Letter' },
  send: { zh: '记录', en: 'Record' },
};

type Delivery = Answer<'POST /cases/{caseId}/notices/{noticeId}/delivery'>['delivery'];

/** The report of staff about a notice that they delivered themselves. */
export function ReportDelivery({
  caseId,
  noticeId,
  onDone,
}: {
  caseId: string;
  noticeId: string;
  onDone: (delivery: Delivery) => void;
}) {
  const { t } = useText();
  const [status, setStatus] = useState<'sent' | 'delivered' | 'failed' | undefined>();
  const [channel, setChannel] = useState<'phone' | 'counter' | 'letter' | undefined>();
  // The moment of the report is part of it and stays the same for each try.
  const [at] = useState(() => serviceNow().toISOString());
  const act = useAct('POST /cases/{caseId}/notices/{noticeId}/delivery');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!status || !channel || act.isPending) return;
    act.mutate(
      { request: { path: { caseId, noticeId }, body: { status, channel, at } } },
      { onSuccess: ({ body }) => onDone(body.delivery) },
    );
  };
  return (
    <form className="stack" onSubmit={submit}>
      {act.error && <ProblemNotice problem={act.error} />}
      <FieldGroup legend={t(texts.channel)}>
        <Radios
          name="channel"
          value={channel}
          options={(['phone', 'counter', 'letter'] as const).map((code) => ({ code, text: t(texts[code]) }))}
          onChange={setChannel}
        />
      </FieldGroup>
      <FieldGroup legend={t(texts.status)}>
        <Radios
          name="status"
          value={status}
          options={(['delivered', 'sent', 'failed'] as const).map((code) => ({ code, text: t(texts[code]) }))}
          onChange={setStatus}
        />
      </FieldGroup>
      <button
        type="submit"
        className="button button-main"
        aria-disabled={!status || !channel || act.isPending || undefined}
      >
        {t(texts.send)}
      </button>
    </form>
  );
}

import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '../../api/operations.ts';
import { serviceNow } from '../../api/service-time.ts';
import { useRead } from '../../api/use-api.ts';
import { FormOf, OperationForm } from '../../form/operation-form.tsx';
import type { Form } from '../../form/state.ts';
import { Basis } from '../../parts/basis.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { showDue } from '../../texts/dates.ts';
import { showNumber } from '../../texts/numbers.ts';
import { DeskPage } from '../desk-page.tsx';
import { useDistricts } from './use-districts.ts';

const texts = {
  title: { zh: '窗口登记', en: 'Application at the counter' },
  law: {
    zh: '只需本人有效身份证件。不得要求任何证明材料（人社厅发〔2020〕79号）。',
    en: 'Only an identity document is needed. You cannot ask for any other document (人社厅发〔2020〕79号).',
  },
  otherDecides: {
    zh: '由您录入的申请，本单位有其他工作人员可以审核的，由其他工作人员审核。',
    en: 'Another member of your unit decides the applications that you enter, if there is one who can.',
  },
  received: { zh: '已收到申请', en: 'The application has been received' },
  number: { zh: '申请编号', en: 'Application number' },
  due: { zh: '告知结果', en: 'Result' },
  print: { zh: '打印回执', en: 'Print the receipt' },
  open: { zh: '打开案件', en: 'Open the case' },
  another: { zh: '再登记一人', en: 'Register another person' },
  transfer: {
    zh: '已在其他地方登记，申请转入',
    en: 'Registered elsewhere: request a transfer to this place',
  },
  transferHelp: {
    zh: '本人已在其他地方失业登记的，不必重新申请：由这里代为向现登记地提出转移申请，只需查验身份证件。',
    en: 'A person who is registered elsewhere does not apply again. Request the transfer from their present place here. They only need to show their identity document.',
  },
  asked: { zh: '已提出转移申请', en: 'The transfer has been requested' },
  nowhere: {
    zh: '名册里没有您的工作地区，不能登记。请联系单位管理员。',
    en: 'You have no district in the directory, so you cannot register anybody. Ask your unit administrator.',
  },
};

type Received = Answer<'POST /applications'>;
type Asked = Answer<'POST /transfer-requests'>;

/** An application at the counter: the same fields as the applicant's, on one page. */
export function Counter() {
  const { t } = useText();
  const [receipt, setReceipt] = useState<Received | undefined>();
  return (
    <DeskPage title={texts.title}>
      <div className="desk-measure stack">
        {receipt ? (
          <Receipt receipt={receipt} onAnother={() => setReceipt(undefined)} />
        ) : (
          <>
            <Notice>
              <p>{t(texts.law)}</p>
              <p>{t(texts.otherDecides)}</p>
            </Notice>
            <Application onDone={setReceipt} />
            <TransferHere />
          </>
        )}
      </div>
    </DeskPage>
  );
}

function Application({ onDone }: { onDone: (receipt: Received) => void }) {
  const { t } = useText();
  const account = useRead('GET /me', {});
  const form = useRead('GET /forms/{operationId}', { path: { operationId: 'submit-application' } });
  const districts = useDistricts();
  const [first] = districts;
  const catalogue = useRead(
    'GET /regions/{region}/services',
    { path: { region: first?.region ?? '' } },
    { enabled: first !== undefined },
  );
  if (account.data && account.data.body.districts.length === 0)
    return (
      <Notice tone="warn">
        <p>{t(texts.nowhere)}</p>
      </Notice>
    );
  if (!first || !catalogue.data) return <div className="skeleton" />;
  return (
    <div className="panel counter-form">
      <Loaded from={form} lines={8}>
        {(declared) => (
          <FormOf
            form={atCounter(declared, catalogue.data.body.dataNotice)}
            initial={districts.length === 1 ? { district: first.code } : {}}
            choices={{
              ...catalogue.data.body,
              districts: districts.map(({ code, name }) => ({ code, text: name })),
            }}
            onDone={({ body }) => onDone(body as Received)}
          />
        )}
      </Loaded>
    </div>
  );
}

/** Requests the transfer of a person at this counter from the place where they are registered. */
function TransferHere() {
  const { t } = useText();
  const districts = useDistricts();
  const [answer, setAnswer] = useState<string | undefined>();
  if (districts.length === 0) return null;
  return (
    <details className="panel">
      <summary>{t(texts.transfer)}</summary>
      <div className="stack">
        <p className="faint">{t(texts.transferHelp)}</p>
        {answer === undefined ? (
          <OperationForm
            operationId="request-transfer"
            initial={districts.length === 1 ? { district: districts[0]?.code } : {}}
            choices={{ districts: districts.map(({ code, name }) => ({ code, text: name })) }}
            onDone={({ body }) => setAnswer((body as Asked).text)}
          />
        ) : (
          <Notice tone="ok" urgent>
            <p>
              <strong>✓ {t(texts.asked)}</strong>
            </p>
            <p>{answer}</p>
          </Notice>
        )}
      </div>
    </details>
  );
}

/** The declared form, with what the counter already knows. */
const atCounter = (form: Form, dataNotice: string): Form => ({
  ...form,
  fields: form.fields.map((field) =>
    field.name === 'channel'
      ? { ...field, kind: 'fixed', initial: 'counter' }
      : field.name === 'dataNotice'
        ? { ...field, kind: 'fixed', initial: dataNotice }
        : field,
  ),
});

function Receipt({ receipt, onAnother }: { receipt: Received; onAnother: () => void }) {
  const { t, language } = useText();
  return (
    <section className="panel stack">
      <h2>✓ {t(texts.received)}</h2>
      <dl className="facts">
        <dt>{t(texts.number)}</dt>
        <dd>
          <strong className="case-number">{showNumber(receipt.applicationNumber)}</strong>
        </dd>
        <dt>{t(texts.due)}</dt>
        <dd>
          {showDue(receipt.dueDate, receipt.provisional, language, serviceNow())}{' '}
          <Basis basis={receipt.basis} />
        </dd>
      </dl>
      <p>{receipt.text}</p>
      <div className="row no-print">
        <Link to="/desk/cases/$caseId" params={{ caseId: receipt.caseId }} className="button button-main">
          {t(texts.open)}
        </Link>
        <button type="button" className="button" onClick={() => window.print()}>
          {t(texts.print)}
        </button>
        <button type="button" className="button button-quiet" onClick={onAnother}>
          {t(texts.another)}
        </button>
      </div>
    </section>
  );
}

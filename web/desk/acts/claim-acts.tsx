import { type ComponentProps, useState } from 'react';
import type { Answer } from '../../api/operations.ts';
import { serviceNow } from '../../api/service-time.ts';
import { useRead } from '../../api/use-api.ts';
import { narrowed } from '../../form/narrow.ts';
import { FormOf, OperationForm } from '../../form/operation-form.tsx';
import { Basis } from '../../parts/basis.tsx';
import { ClaimedResults, type ClaimedTogether as Together } from '../../parts/claims-together.tsx';
import { Conditions } from '../../parts/conditions.tsx';
import { Field } from '../../parts/field.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { useText } from '../../settings/use-text.ts';
import { dayOf } from '../../texts/dates.ts';
import { claimNumberOf, toLookAt } from './claim-tasks.ts';

const texts = {
  scheme: { zh: '补贴项目', en: 'Scheme' },
  stay: { zh: '留在本案件', en: 'Stay on this case' },
  choose: { zh: '请选择', en: 'Choose one' },
  none: {
    zh: '本地区没有可以受理申领的补贴项目。',
    en: 'No subsidy here takes claims.',
  },
  option: { zh: '{name}（{standing}）', en: '{name} ({standing})' },
};

type FormUse = Omit<ComponentProps<typeof OperationForm>, 'operationId'>;
type Scheme = Answer<'GET /cases/{caseId}/subsidies'>['subsidies'][number];

/** A claim entered at the counter: staff choose a scheme, and the form has the fields of that scheme. */
export function ClaimAtCounter({ caseId, form }: { caseId: string; form: FormUse }) {
  const { t } = useText();
  const [chosen, setChosen] = useState('');
  const schemes = useRead('GET /cases/{caseId}/subsidies', { path: { caseId } });
  const declared = useRead('GET /forms/{operationId}', { path: { operationId: 'claim-subsidy' } });
  return (
    <Loaded from={schemes}>
      {({ subsidies }) => {
        const claimable = subsidies.filter(({ kind }) => kind === 'claimable');
        const scheme = claimable.find(({ code }) => code === chosen);
        if (claimable.length === 0) return <p className="faint">{t(texts.none)}</p>;
        return (
          <>
            <Field label={t(texts.scheme)}>
              {(control) => (
                <select {...control} value={chosen} onChange={({ target }) => setChosen(target.value)}>
                  <option value="">{t(texts.choose)}</option>
                  {claimable.map(({ code, name, standing }) => (
                    <option key={code} value={code}>
                      {t(texts.option, { name, standing: standing.text })}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            {scheme && (
              <>
                <p>{scheme.amount}</p>
                <Conditions conditions={scheme.conditions} />
                <Basis basis={scheme.basis} />
                <Loaded from={declared}>
                  {(found) => (
                    <FormOf
                      key={scheme.code}
                      {...form}
                      form={narrowed(found, filledIn(scheme), scheme.asks)}
                      initial={{ scheme: scheme.code }}
                    />
                  )}
                </Loaded>
              </>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

/** The content that the desk already knows: the scheme, and no employer if only the person can claim. */
const filledIn = ({ claimants }: Scheme): readonly string[] =>
  claimants.includes('employer') ? ['scheme'] : ['scheme', 'employerCreditCode'];

/** The result of each subsidy that was claimed together. */
export function ClaimedTogether({
  title,
  together,
  onClose,
}: {
  title: string;
  together: Together;
  onClose: () => void;
}) {
  const { t } = useText();
  return (
    <section className="panel panel-tight act-panel stack" aria-label={title}>
      <h2>{title}</h2>
      <div role="status">
        <ClaimedResults {...together} />
      </div>
      <button type="button" className="button" onClick={onClose}>
        {t(texts.stay)}
      </button>
    </section>
  );
}

/** The check of a claim. Staff answer, in words, each condition that the case itself does not settle. */
export function ClaimCheck({ caseId, taskId, form }: { caseId: string; taskId: string; form: FormUse }) {
  const claims = useRead('GET /cases/{caseId}/claims', { path: { caseId } });
  const on = dayOf(serviceNow());
  return (
    <Loaded from={claims}>
      {({ claims: held }) => {
        const claim = held.find(({ number }) => number === claimNumberOf(taskId));
        const findings = toLookAt(claim?.conditions ?? []).map((criterion) => ({
          criterion,
          source: 'data',
          on,
        }));
        return <OperationForm key={taskId} operationId="check-claim" {...form} initial={{ findings }} />;
      }}
    </Loaded>
  );
}

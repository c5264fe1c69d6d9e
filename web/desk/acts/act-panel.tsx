import { useEffect, useState } from 'react';
import type { Received } from '../../api/client.ts';
import type { Answer } from '../../api/operations.ts';
import { serviceNow } from '../../api/service-time.ts';
import { useRead } from '../../api/use-api.ts';
import { OperationForm } from '../../form/operation-form.tsx';
import { canBeGivenCases, worksOnCases } from '../../parts/availability.ts';
import { ClaimsTogether, type ClaimedTogether as Together } from '../../parts/claims-together.tsx';
import { useText } from '../../settings/use-text.ts';
import { dayOf } from '../../texts/dates.ts';
import { useActName } from '../case/act-names.ts';
import type { ActId, CaseBody } from '../case/use-case.ts';
import { ClaimAtCounter, ClaimCheck, ClaimedTogether } from './claim-acts.tsx';
import { DataNotice } from './data-notice.tsx';
import { DeathHelp } from './death-help.tsx';
import { Done, type Outcome, outcomeIn } from './done.tsx';
import { FollowUp } from './follow-up.tsx';
import { HandedOver, type HandOver, handOverIn } from './handed-over.tsx';
import { checksToMake } from './household-checks.ts';
import { listsOf } from './lists-of.ts';
import { PlanHelp } from './plan-help.tsx';
import { onlyTasksOpenedSince } from './quiet-changes.ts';
import { type CopyOfRecord, RecordCopy, recordCopyIn } from './record-copy.tsx';
import { SubsidyHelp } from './subsidy-help.tsx';
import { Latest, Seen } from './versions.tsx';
import { targetsOf, WhichOne } from './which-one.tsx';

const texts = {
  close: { zh: '关闭', en: 'Close' },
  giveBack: { zh: '不再由其经办（交回）', en: 'Nobody (return it to the pool)' },
};

type Officer = Answer<'GET /officers'>['officers'][number];

export interface ActUse {
  readonly act: ActId;
  readonly taskId: string | undefined;
  readonly body: CaseBody;
  readonly etag: string | undefined;
  readonly onReload: () => void;
  readonly onClose: () => void;
}

/**
 * An act beside a case. It is sent with the version that was on the screen when it was opened, even if the case is read again
 * meanwhile: nobody acts on what they have not seen. A new task from the system is the exception, because nobody needs to see
 * it first.
 */
export function ActPanel({ act, taskId, body, etag, onReload, onClose }: ActUse) {
  const { t } = useText();
  const [opened, setOpened] = useState({ body, etag });
  // What was read may be older than what the act before this one has set in motion.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the act is opened
  useEffect(() => onReload(), []);
  const [done, setDone] = useState<Outcome | undefined>();
  const [copy, setCopy] = useState<CopyOfRecord | undefined>();
  const [handOver, setHandOver] = useState<HandOver | undefined>();
  const [together, setTogether] = useState<Together | undefined>();
  const officers = useRead(
    'GET /officers',
    {},
    { enabled: act === 'reassign-case' || act === 'declare-interest' || act === 'make-assistance-plan' },
  );
  const regions = useRead('GET /regions', {}, { enabled: act === 'transfer-registration' });
  const catalogue = useRead('GET /regions/{region}/services', { path: { region: body.region.code } });
  const task = opened.body.openTasks?.find((each) => each.taskId === taskId);
  const title = useActName(act);
  const targets = targetsOf(act, opened.body);
  if (handOver)
    return (
      <HandedOver
        title={title}
        handOver={handOver}
        onClose={() => {
          onReload();
          onClose();
        }}
      />
    );
  if (together) return <ClaimedTogether title={title} together={together} onClose={onClose} />;
  if (copy) return <RecordCopy title={title} copy={copy} onClose={onClose} />;
  if (done) return <Done title={title} before={opened.body} {...done} onClose={onClose} />;
  const form = {
    caseId: body.caseId,
    ...(taskId !== undefined && { taskId }),
    choices: listsOf(
      opened.body,
      catalogue.data?.body,
      officers.data?.body.officers.filter((each) => isMeantBy(act, each, body.district.code)),
      regions.data?.body.regions,
      body.phase === 'applied' && act === 'reassign-case' ? t(texts.giveBack) : undefined,
    ),
    ifMatch: onlyTasksOpenedSince(opened.body.version, body) ? etag : opened.etag,
    seen: <Seen body={opened.body} />,
    latest: <Latest body={body} since={opened.body} onShown={onReload} />,
    onReload: () => setOpened({ body, etag }),
    onDone: (answer: Received<unknown>) => {
      const given = handOverIn(answer.body);
      const copied = recordCopyIn(answer.body);
      if (given) setHandOver(given);
      else if (copied) setCopy(copied);
      else setDone(outcomeIn(answer.body));
    },
  };
  return (
    <section className="panel panel-tight act-panel stack" aria-label={title}>
      <div className="row row-apart">
        <h2>{title}</h2>
        <button type="button" className="button button-quiet" onClick={onClose}>
          {t(texts.close)}
        </button>
      </div>
      {task && task.kindText !== title && <p className="faint">{task.kindText}</p>}
      {act === 'complete-follow-up' ? (
        <FollowUp form={form} body={opened.body} task={task} />
      ) : (
        <>
          {(act === 'make-plan' || act === 'adjust-plan') && opened.body.choices && (
            <PlanHelp choices={opened.body.choices} />
          )}
          {act === 'make-assistance-plan' && <SubsidyHelp caseId={opened.body.caseId} />}
          {(act === 'record-death' || act === 'withdraw-death-record') && <DeathHelp act={act} />}
          {act === 'show-data-notice' && <DataNotice body={opened.body} />}
          {act === 'claim-subsidy' ? (
            <ClaimAtCounter caseId={body.caseId} form={form} />
          ) : act === 'claim-from-plan' ? (
            <ClaimsTogether caseId={body.caseId} onDone={setTogether} />
          ) : act === 'check-claim' && taskId !== undefined ? (
            <ClaimCheck caseId={body.caseId} taskId={taskId} form={form} />
          ) : targets ? (
            <WhichOne targets={targets}>
              {(path) => <OperationForm operationId={act} {...form} path={path} />}
            </WhichOne>
          ) : (
            <OperationForm operationId={act} {...form} initial={initialOf(act, opened.body)} />
          )}
        </>
      )}
    </section>
  );
}

/** Whether somebody of the staff can be named in an act: the others would be refused. */
const isMeantBy = (act: ActId, officer: Officer, district: string): boolean =>
  act === 'declare-interest' ? worksOnCases(officer) : canBeGivenCases(officer, [district]);

/** Acts for which people come to the counter, to use a right over their data. */
const atCounter: ReadonlySet<ActId> = new Set<ActId>([
  'copy-record',
  'restrict-processing',
  'lift-restriction',
  'request-deletion',
]);

/** The initial content of a form, as far as the desk knows it. */
const initialOf = (
  act: ActId,
  { dataNoticeToShow, household }: CaseBody,
): Readonly<Record<string, unknown>> => ({
  ...(act === 'record-contact' && { means: 'phone' }),
  ...(act === 'show-data-notice' && { version: dataNoticeToShow }),
  ...(act === 'check-household' && { checks: checksToMake(household?.checks ?? [], dayOf(serviceNow())) }),
  ...(atCounter.has(act) && { channel: 'counter' }),
});

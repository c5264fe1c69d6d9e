import { Deadline } from '../../parts/deadline.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { escalationLevels } from '../../texts/codes.ts';
import { useActName } from './act-names.ts';
import { actsOf, type NumberedAct } from './acts-of.ts';
import type { CaseBody } from './use-case.ts';

const texts = {
  title: { zh: '现在可以做', en: 'What you can do now' },
  none: { zh: '没有待办事项。', en: 'No task is open.' },
  others: { zh: '其他办理', en: 'Besides' },
  related: {
    zh: '您与本件当事人存在应当回避的关系，已登记回避，不能办理本件。原由您经办的，由其他工作人员接手或者由主管确定人选。',
    en: 'You have declared an interest in this case, so you cannot act in it. Your tasks in it go to a colleague, or a supervisor names one.',
  },
  supervisor: { zh: '须主管办理', en: 'for a supervisor' },
  colleague: {
    zh: '您已参与本件的录入、经办或前一环节，按照经办、审核、复核分离的要求，这一项须由其他工作人员决定。',
    en: 'You took part in this case, so a colleague must decide this.',
  },
  nobody: { zh: '您不能办理这一项。', en: 'You cannot handle this task.' },
  waiting: { zh: '等待本人补充，法定期限不停', en: 'Waiting for the person; the legal time limit continues' },
  escalated: { zh: '督办：{level}', en: 'with: {level}' },
};

/** The open tasks with their acts, soonest due first, and the other possible acts; each with its key. */
export function Acts({
  body,
  task: current,
  onOpen,
}: {
  body: CaseBody;
  /** The task that the address names. */
  task: string | undefined;
  onOpen: (act: NumberedAct) => void;
}) {
  const { t } = useText();
  const { tasks, others } = actsOf(body);
  return (
    <section className="panel panel-tight stack" aria-label={t(texts.title)}>
      <h2>{t(texts.title)}</h2>
      {body.related && (
        <Notice tone="warn">
          <p>{t(texts.related)}</p>
        </Notice>
      )}
      {tasks.length === 0 && <p className="faint">{t(texts.none)}</p>}
      {tasks.map(({ task, acts }) => {
        const countdown = body.countdowns.find(({ deadlineId }) => deadlineId === task.deadlineId);
        const level = task.escalatedTo && escalationLevels[task.escalatedTo];
        return (
          <div
            key={task.taskId}
            id={`task-${task.taskId}`}
            tabIndex={-1}
            className={
              task.taskId === current ? 'task-box task-box-current stack-tight' : 'task-box stack-tight'
            }
          >
            <h3>{task.kindText}</h3>
            {countdown && <Deadline {...countdown} basis={undefined} />}
            {task.awaitingInformation && <p className="faint">{t(texts.waiting)}</p>}
            {task.forSupervisor && <span className="tag tag-info">{t(texts.supervisor)}</span>}
            {level && <span className="tag tag-danger">▲ {t(texts.escalated, { level: t(level) })}</span>}
            {task.colleagueNeeded && !body.related && <p className="faint">{t(texts.colleague)}</p>}
            {acts.length === 0 && <p className="faint">{t(texts.nobody)}</p>}
            {acts.map((each, index) => (
              <ActButton key={each.act} act={each} main={index === 0} onOpen={onOpen} />
            ))}
          </div>
        );
      })}
      {others.length > 0 && (
        <div className="stack-tight">
          <h3>{t(texts.others)}</h3>
          {others.map((each) => (
            <ActButton key={each.act} act={each} main={false} onOpen={onOpen} />
          ))}
        </div>
      )}
    </section>
  );
}

function ActButton({
  act,
  main,
  onOpen,
}: {
  act: NumberedAct;
  main: boolean;
  onOpen: (act: NumberedAct) => void;
}) {
  const name = useActName(act.act);
  return (
    <button
      type="button"
      className={main ? 'button button-main act-button' : 'button act-button'}
      onClick={() => onOpen(act)}
    >
      {act.number <= 9 && <kbd>{act.number}</kbd>}
      <span>{name}</span>
    </button>
  );
}

import type { Answer } from '../../api/operations.ts';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import { HistoryList } from './history.tsx';
import type { CaseBody } from './use-case.ts';

const texts = {
  title: { zh: '{time} 的情况（只读）', en: 'The case at {time} (read only)' },
  help: {
    zh: '这是当时的情况，只能查看，不能办理。',
    en: 'This is the case as it was then. You cannot act on it.',
  },
  end: { zh: '回到现在', en: 'Back to now' },
  phase: { zh: '当时状态：{phase}', en: 'Phase: {phase}' },
  deadlines: { zh: '当时的期限', en: 'Deadlines then' },
  history: { zh: '当时的经过', en: 'What had happened' },
  none: { zh: '当时没有在计的期限。', en: 'No deadlines were running.' },
};

/** A case as it was at an instant: its phase, what was due, and what had happened by then. */
export function Past({
  axis,
  history,
  onEnd,
}: {
  axis: Answer<'GET /cases/{caseId}/axis'>;
  history: CaseBody['history'];
  onEnd: () => void;
}) {
  const { t, language } = useText();
  const open = axis.items.filter(
    ({ lane, state }) => lane === 'deadline' && (state === 'open' || state === 'overdue'),
  );
  return (
    <div className="stack">
      <Notice tone="warn">
        <h2>{t(texts.title, { time: showDate(axis.asOf, 'momentOfYear', language) })}</h2>
        <p>{t(texts.help)}</p>
        <p>
          <strong>{t(texts.phase, { phase: axis.phaseText })}</strong>
        </p>
        <div>
          <button type="button" className="button" onClick={onEnd}>
            {t(texts.end)}
          </button>
        </div>
      </Notice>
      <div className="case-columns case-columns-two">
        <section className="panel panel-tight stack-tight">
          <h2>{t(texts.deadlines)}</h2>
          {open.length === 0 && <p className="faint">{t(texts.none)}</p>}
          {open.map(({ id, text, until, state }) => (
            <p key={id}>
              {state === 'overdue' ? '▲ ' : '○ '}
              {text} {until && showDate(until, 'moment', language)}
            </p>
          ))}
        </section>
        <section className="panel panel-tight stack-tight">
          <h2>{t(texts.history)}</h2>
          <HistoryList entries={history.filter(({ sequence }) => sequence <= axis.version)} />
        </section>
      </div>
    </div>
  );
}

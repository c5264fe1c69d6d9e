import { useEffect } from 'react';
import { useText } from '../../settings/use-text.ts';
import { marks } from '../../texts/marks.ts';
import { HistoryList } from '../case/history.tsx';
import type { CaseBody } from '../case/use-case.ts';

const texts = {
  version: { zh: '第 {version} 版 · {phase}', en: 'version {version} · {phase}' },
  tasks: { zh: '待办：{tasks}', en: 'Open: {tasks}' },
  none: { zh: '无', en: 'none' },
  since: { zh: '期间发生', en: 'Meanwhile' },
};

/** A summary of a case as it was on the screen. */
export function Seen({ body }: { body: CaseBody }) {
  const { t, language } = useText();
  const tasks = (body.openTasks ?? []).map(({ kindText }) => kindText).join(marks[language].list);
  return (
    <div className="stack-tight">
      <p>
        <strong>{t(texts.version, { version: body.version, phase: body.phaseText })}</strong>
      </p>
      <p>{t(texts.tasks, { tasks: tasks || t(texts.none) })}</p>
    </div>
  );
}

/** A summary of the case now, with the events since. It is read when it is shown. */
export function Latest({ body, since, onShown }: { body: CaseBody; since: CaseBody; onShown: () => void }) {
  const { t } = useText();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when a conflict is shown
  useEffect(() => onShown(), []);
  const entries = body.history.filter(({ sequence }) => sequence > since.version);
  return (
    <div className="stack-tight">
      <Seen body={body} />
      {entries.length > 0 && (
        <>
          <p>{t(texts.since)}</p>
          <HistoryList entries={entries} />
        </>
      )}
    </div>
  );
}

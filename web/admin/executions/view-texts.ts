import type { ViewTexts } from '../../../lib/local/execution-view/components/index.ts';
import { showDate } from '../../texts/dates.ts';
import type { Bilingual, Language } from '../../texts/language.ts';
import { marks } from '../../texts/marks.ts';
import { showDuration } from '../duration.ts';

const errors: Readonly<Record<string, Bilingual>> = {
  'States.ALL': { zh: '任何错误', en: 'any error' },
  'States.Timeout': { zh: '超时', en: 'time-out' },
  'States.TaskFailed': { zh: '任务失败', en: 'task failed' },
};

/**
 * The texts of the view of an execution.
 * @param names what people read of the states and choices of its workflow, as the API gives them
 */
export function viewTexts(language: Language, names: Readonly<Record<string, string>>): ViewTexts {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const instant = (at: number): string => showDate(new Date(at), 'momentOfYear', language);
  return {
    instant,
    time: (at) => `${instant(at)}.${String(new Date(at).getMilliseconds()).padStart(3, '0')}`,
    duration: (milliseconds) => showDuration(milliseconds, language),
    outcome: {
      done: say('完成', 'done'),
      open: say('停留在此', 'stands here'),
      failed: say('失败', 'failed'),
      'timed out': say('超时', 'timed out'),
      aborted: say('已中止', 'aborted'),
      caught: say('出错，已按流程处理', 'error caught'),
    },
    notReached: say('未经过', 'not reached'),
    stateName: (name) => names[name] ?? name,
    edge: ({ from, kind, labels }) => edgeText(from, kind, labels, language, names),
    graph: say('流程图与走过的路径', 'The workflow with the path taken'),
    children: (done, total) => say(`${total} 个中完成 ${done} 个`, `${done} of ${total} done`),
    retries: (count) => say(`重试 ${count} 次`, `${count} ${count === 1 ? 'retry' : 'retries'}`),
    entries: (count) => say(`进入 ${count} 次`, `entered ${count} times`),
    steps: say('经过的环节', 'Steps'),
    state: say('环节', 'State'),
    entered: say('进入时间', 'Entered'),
    took: say('历时', 'Took'),
    how: say('结果', 'How'),
    resource: say('类型', 'Kind'),
    input: say('输入', 'Input'),
    output: say('输出', 'Output'),
    errors: say('错误', 'Errors'),
    iteration: (number) => say(`第 ${number + 1} 个`, `no. ${number + 1}`),
    noSteps: say('还没有进入任何环节。', 'No state has been entered yet.'),
    notDrawn: say('这个流程无法画出，按顺序列在下面。', 'This workflow cannot be drawn; here is a list.'),
    events: say('事件', 'Events'),
    event: say('事件', 'Event'),
    failedOnly: say('仅失败', 'Failed only'),
    allTypes: say('全部类型', 'All types'),
    noEvents: say('没有符合条件的事件。', 'No event matches.'),
    more: (count) => say(`再显示一些（还有 ${count} 个）`, `Show more (${count} left)`),
    copy: say('复制', 'Copy'),
    cut: (count) =>
      say(`后面还有 ${count} 个字符，请复制查看。`, `${count} more characters: copy to see them.`),
    nothing: say('无', 'none'),
    axis: say('同一案件的执行', 'The executions of the case'),
  };
}

/** The text beside a line: for a choice, its sentence if the workflow has one. */
function edgeText(
  from: string,
  kind: string,
  labels: readonly string[],
  language: Language,
  names: Readonly<Record<string, string>>,
): string {
  if (kind === 'catch')
    return labels.map((label) => errors[label]?.[language] ?? label).join(marks[language].list);
  if (kind === 'next') return '';
  const state = from.split(' › ').at(-1) ?? from;
  const sentences = Object.entries(names).filter(([name]) => name.startsWith(`${state} → `));
  if (kind === 'default') return sentences.at(-1)?.[1] ?? (language === 'zh' ? '其他情况' : 'otherwise');
  return labels.join(', ');
}

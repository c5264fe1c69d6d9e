import type { ViewTexts } from '../../execution-view/components/texts.ts';

export type Language = 'zh' | 'en';

const two = (zh: string, en: string) => ({ zh, en });

/** Every text of the page. What AWS or the app names keeps its name. */
const TEXTS = {
  title: two('本地控制台', 'Local console'),
  executions: two('执行', 'Executions'),
  clock: two('时钟', 'Clock'),
  faults: two('故障演练', 'Faults'),
  logs: two('日志', 'Logs'),
  access: two('权限', 'Access'),
  queues: two('队列', 'Queues'),
  skip: two('跳到正文', 'Skip to content'),
  other: two('English', '中文'),
  unreachable: two(
    '与运行环境的连接已断开，正在重试；显示的是断开前的数据。',
    'The connection to the runtime is lost; retrying. The data shown are from before.',
  ),
  loading: two('正在读取…', 'Loading…'),
  refused: two('没有做到：', 'This did not work: '),
  machine: two('状态机', 'State machine'),
  any: two('全部', 'All'),
  status: two('状态', 'Status'),
  name: two('名称', 'Name'),
  error: two('错误', 'Error'),
  apply: two('查询', 'Apply'),
  clear: two('清除', 'Clear'),
  standsAt: two('停在', 'Current state'),
  started: two('开始', 'Started'),
  ended: two('结束', 'Ended'),
  took: two('历时', 'Took'),
  noExecutions: two(
    '还没有执行。应用启动一个状态机后，它就会出现在这里。',
    'There are no executions yet. When the app starts a state machine, its execution appears here.',
  ),
  noneMatch: two('没有符合这些条件的执行。', 'No execution matches these filters.'),
  older: two('更早的', 'Older'),
  newest: two('回到最新', 'Back to the newest'),
  graph: two('图', 'Graph'),
  steps: two('步骤', 'Steps'),
  events: two('事件', 'Events'),
  data: two('输入与输出', 'Input and output'),
  related: two('相关执行', 'Related'),
  back: two('全部执行', 'All executions'),
  redrive: two('重新执行', 'Redrive'),
  notRedrivable: two('不能重新执行：', 'Cannot be redriven: '),
  stop: two('停止', 'Stop'),
  stopSure: two(
    '停止后，这次执行的状态为 ABORTED，可以重新执行。',
    'The execution will be ABORTED, and you can redrive it.',
  ),
  stopNow: two('确定停止', 'Stop it'),
  cancel: two('取消', 'Cancel'),
  export: two('导出 JSON', 'Export JSON'),
  command: two('复制 CLI 命令', 'Copy CLI command'),
  copied: two('已复制', 'Copied'),
  inApp: two('在应用中打开', 'Open in the app'),
  waitsFor: two('等待', 'Waits for'),
  waitsChildren: (done: number, total: number) =>
    two(
      `分支或迭代（${total} 个中完成 ${done} 个）`,
      `its branches or iterations (${done} of ${total} done)`,
    ),
  waitsItems: (count: number) => two(`${count} 项各自的执行`, `the executions of its ${count} items`),
  waitsExecution: two('执行 ', 'the execution '),
  waitsToken: two('任务令牌的结果', 'a result for its task token'),
  waitsRetry: two('下一次重试', 'its next attempt'),
  waitsTime: two('时间到', 'its time'),
  waitsCall: two('调用的应答', 'the answer to its call'),
  waitsTurn: two('轮到它', 'its turn'),
  when: two('时间', 'When'),
  what: two('事项', 'What'),
  of: two('属于', 'Belongs to'),
  set: two('设定', 'Set'),
  until: two('到', 'until'),
  parent: two('由它启动', 'Started by'),
  children: two('它启动的', 'Child executions'),
  redrives: two('已重新执行', 'Redriven'),
  times: two('次', 'times'),
  logLines: two('函数日志', 'Function log'),
  noLogLines: two(
    '这一步没有写日志，或日志来自上次启动之前。',
    'This step has logged nothing, or its log is from before the last start.',
  ),
  fit: two('适应宽度', 'Fit'),
  natural: two('原始大小', '100%'),
  chooseState: two(
    '在图中选择一个状态，查看它的输入、输出和日志。',
    'Choose a state in the graph to see its input, output and log.',
  ),
  notEntered: two('尚未到达这个状态。', 'This state has not been entered.'),
  unknownSteps: two('有步骤不在这份定义中，见“步骤”。', 'Some steps are not in this definition: see Steps.'),
  paused: two('已暂停', 'paused'),
  running: two('运行中', 'running'),
  pause: two('暂停', 'Pause'),
  run: two('运行', 'Run'),
  hour: two('+1 小时', '+1 h'),
  day: two('+1 天', '+1 d'),
  month: two('+30 天', '+30 d'),
  year: two('+1 年', '+1 y'),
  next: two('下一个定时', 'Next timer'),
  idle: two('直到空闲', 'Until idle'),
  to: two('前进到', 'Advance to'),
  go: two('前进', 'Advance'),
  moving: two('时钟正在前进…暂停可以中止。', 'The clock is advancing… Pause stops it.'),
  realTime: two('与实际时间一致', 'in real time'),
  ahead: (time: string) => two(`比实际时间快 ${time}`, `${time} ahead`),
  behind: (time: string) => two(`比实际时间慢 ${time}`, `${time} behind`),
  clockRule: two(
    '时钟只能前进。途中到期的事情（等待、超时、重试、定时任务、延迟消息）按顺序发生，全部结束后才算到达。',
    'The clock only goes forward. Whatever falls due on the way (waits, time-outs, retries, schedules, delayed messages) happens in order, and the move is over when all of it is done.',
  ),
  firesNext: two('接下来到期', 'Next timers'),
  happened: two('已经发生', 'What has happened'),
  nothingFires: two('没有定时。', 'No timer is set.'),
  nothingHappened: two('打开这个页面后还没有发生什么。', 'Nothing has happened since this page was opened.'),
  recurring: two('重复', 'recurring'),
  inTime: (time: string) => two(`${time}后`, `in ${time}`),
  dueNow: two('现在', 'now'),
  seed: two('种子', 'Seed'),
  seedRule: two(
    '同一个种子、同样的调用，故障也一样。重启后故障清空。',
    'The same seed and the same calls give the same faults. A restart removes all faults.',
  ),
  kind: two('故障', 'Fault'),
  function: two('函数', 'Function'),
  anyFunction: two('任何函数', 'any function'),
  howOften: two('次数', 'Times'),
  chance: two('概率', 'Chance'),
  milliseconds: two('毫秒', 'Milliseconds'),
  errorName: two('错误名', 'Error name'),
  add: two('添加', 'Add'),
  remove: two('移除', 'Remove'),
  removeAll: two('全部移除', 'Remove all'),
  happenedTimes: two('已发生', 'Happened'),
  noFaults: two('现在没有故障。', 'No faults are injected now.'),
  faultFailBefore: two('执行前失败', 'fails before running'),
  faultFailAfter: two('执行后失败（效果已产生）', 'fails after running (its effects remain)'),
  faultDelay: two('延迟', 'is delayed'),
  faultDuplicate: two('同一批重复投递', 'receives a batch twice'),
  faultDrop: two('漏掉一次唤醒', 'misses a wake-up'),
  noLines: two('这个函数没有写过日志。', 'This function has written nothing.'),
  chooseFunction: two('选择一个函数。', 'Choose a function.'),
  find: two('查找', 'Find'),
  earlier: two('上次启动之前', 'before the last start'),
  denials: two('被拒绝的调用', 'Denied calls'),
  noDenials: two('没有调用被拒绝。', 'No call was denied.'),
  missing: two('缺少的语句', 'Missing statement'),
  action: two('操作', 'Action'),
  resource: two('资源', 'Resource'),
  unused: two('本次运行没有用到的授权', 'Grants not used in this run'),
  unusedRule: two(
    '没有用到不等于多余：也许只是这次没有走到。',
    'Unused does not mean unnecessary: perhaps this run did not reach the code that needs them.',
  ),
  allUsed: two('所有授权都用到了。', 'Every grant was used.'),
  notRequestable: two('本地运行不会用到的授权', 'Grants that cannot be used here'),
  role: two('角色', 'Role'),
  queue: two('队列', 'Queue'),
  waiting: two('等待', 'Waiting'),
  inFlight: two('处理中', 'In flight'),
  delayed: two('延迟', 'Delayed'),
  deadLettersOf: two('接收死信，来自', 'Dead letters of'),
  noQueues: two('应用没有队列。', 'The app has no queues.'),
  noMessages: two('队列是空的。', 'The queue is empty.'),
  peekRule: two('这里只是查看，不算接收。', 'Viewing messages here does not receive them.'),
  putBack: two('放回', 'Put back'),
  putBackAll: two('全部放回来源队列', 'Put all back into their source queues'),
  noSource: two('不是从队列来的，不能放回', 'Has no source queue, so it cannot be put back'),
  putBackDone: (moved: number, without: number) =>
    two(
      `放回 ${moved} 条${without > 0 ? `，${without} 条没有来源队列` : ''}。`,
      `${moved} put back${without > 0 ? `, ${without} without a source queue` : ''}.`,
    ),
  received: two('接收次数', 'Received'),
};

type Catalogue = typeof TEXTS;
export type Texts = {
  readonly [K in keyof Catalogue]: Catalogue[K] extends (...args: infer A) => unknown
    ? (...args: A) => string
    : string;
};

/** Returns all texts in one language. */
export function textsIn(language: Language): Texts {
  return Object.fromEntries(
    Object.entries(TEXTS).map(([key, text]) => [
      key,
      typeof text === 'function'
        ? (...args: never[]) => (text as (...of: never[]) => { zh: string; en: string })(...args)[language]
        : text[language],
    ]),
  ) as Texts;
}

const STATUSES: Readonly<Record<string, { zh: string; en: string }>> = {
  RUNNING: two('运行中', 'Running'),
  SUCCEEDED: two('成功', 'Succeeded'),
  FAILED: two('失败', 'Failed'),
  TIMED_OUT: two('超时', 'Timed out'),
  ABORTED: two('已停止', 'Aborted'),
  PENDING_REDRIVE: two('待重新执行', 'Pending redrive'),
};

export const statusText = (status: string, language: Language): string =>
  STATUSES[status]?.[language] ?? status;

const SUBJECTS: Readonly<Record<string, { zh: string; en: string }>> = {
  schedule: two('定时任务', 'Schedule'),
  delivery: two('再次投递', 'Repeated delivery'),
  queue: two('消息可见', 'Message visible'),
  'asynchronous-invocation': two('再次异步调用', 'Repeated asynchronous call'),
  'stream-retry': two('再次投递数据流', 'Repeated stream batch'),
  expiry: two('删除到期数据', 'Expired items deleted'),
  'function-wait': two('函数内的等待', 'Wait in a function'),
  'api-timeout': two('API 超时', 'Time-out of an API call'),
  fault: two('故障演练', 'Fault'),
  wait: two('等待', 'Wait'),
  retry: two('重试', 'Retry'),
  timeout: two('超时', 'Time-out'),
  heartbeat: two('心跳', 'Heartbeat'),
  deadline: two('整个执行的时限', 'Time-out of the execution'),
  fail: two('函数失败', 'Function failed'),
  delay: two('延迟', 'Delay'),
  duplicate: two('重复投递', 'Batch delivered twice'),
  'drop-wake-up': two('漏掉唤醒', 'Missed wake-up'),
  'function-failed': two('函数出错', 'Function error'),
  denied: two('调用被拒绝', 'Call denied'),
};

export const subjectText = (kind: string, language: Language): string => SUBJECTS[kind]?.[language] ?? kind;

const UNITS = [
  [86_400_000, { zh: ' 天', en: ' d' }],
  [3_600_000, { zh: ' 小时', en: ' h' }],
  [60_000, { zh: ' 分', en: ' min' }],
  [1_000, { zh: ' 秒', en: ' s' }],
] as const;

/** Formats milliseconds in two units: `3 d 4 h`. */
export function durationText(milliseconds: number, language: Language): string {
  const whole = Math.round(Math.abs(milliseconds));
  if (whole < 1_000) return `${whole} ${language === 'zh' ? '毫秒' : 'ms'}`;
  const first = UNITS.findIndex(([length]) => whole >= length);
  let rest = whole;
  return UNITS.slice(first, first + 2)
    .flatMap(([length, name]) => {
      const count = Math.floor(rest / length);
      rest -= count * length;
      return count === 0 ? [] : `${count}${name[language]}`;
    })
    .join(' ');
}

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');
const dayText = (date: Date): string =>
  `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
const timeText = (date: Date): string =>
  `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`;

/** Formats an instant in the time zone of the browser: `2030-01-01 09:00:00`. */
export function instantText(instant: number): string {
  const date = new Date(instant);
  return `${dayText(date)} ${timeText(date)}`;
}

const ERRORS: Readonly<Record<string, { zh: string; en: string }>> = {
  'States.ALL': two('任何错误', 'any error'),
  'States.Timeout': two('超时', 'time-out'),
};

/** Returns the texts of the components of the execution view. */
export function viewTexts(language: Language): ViewTexts {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  return {
    instant: instantText,
    time: (instant) => `${instantText(instant)}.${pad(new Date(instant).getMilliseconds(), 3)}`,
    duration: (milliseconds) => durationText(milliseconds, language),
    outcome: {
      done: say('完成', 'done'),
      open: say('进行中', 'open'),
      failed: say('失败', 'failed'),
      'timed out': say('超时', 'timed out'),
      aborted: say('已停止', 'aborted'),
      caught: say('出错，已处理', 'error caught'),
    },
    notReached: say('未到达', 'not reached'),
    stateName: (name) => name,
    edge: ({ kind, labels }) =>
      kind === 'default'
        ? say('其他情况', 'otherwise')
        : labels.map((label) => (kind === 'catch' ? (ERRORS[label]?.[language] ?? label) : label)).join(', '),
    graph: say('状态机与走过的路径', 'State machine with the path taken'),
    children: (done, total) => say(`${total} 个中完成 ${done} 个`, `${done} of ${total} done`),
    retries: (count) => say(`重试 ${count} 次`, `${count} ${count === 1 ? 'retry' : 'retries'}`),
    entries: (count) => say(`进入 ${count} 次`, `entered ${count} times`),
    steps: say('步骤', 'Steps'),
    state: say('状态', 'State'),
    entered: say('进入', 'Entered'),
    took: say('历时', 'Took'),
    how: say('结果', 'Outcome'),
    resource: say('资源', 'Resource'),
    input: say('输入', 'Input'),
    output: say('输出', 'Output'),
    errors: say('错误', 'Errors'),
    iteration: (number) => `#${number}`,
    noSteps: say('还没有进入任何状态。', 'No state has been entered yet.'),
    notDrawn: say('这个定义画不出来，列在下面。', 'This definition cannot be drawn, so here is a list.'),
    events: say('事件', 'Events'),
    event: say('事件', 'Event'),
    failedOnly: say('仅失败', 'Failed only'),
    allTypes: say('全部类型', 'All types'),
    noEvents: say('没有符合条件的事件。', 'No events match.'),
    more: (count) => say(`再显示一些（还有 ${count} 个）`, `Show more (${count} left)`),
    copy: say('复制', 'Copy'),
    cut: (characters) =>
      say(`后面还有 ${characters} 个字符，请复制查看。`, `${characters} more characters: copy to see them.`),
    nothing: say('无', 'none'),
    axis: say('相关执行的时间轴', 'Related executions on a time axis'),
  };
}

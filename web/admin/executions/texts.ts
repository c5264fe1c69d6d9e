import type { Bilingual } from '../../texts/language.ts';

export const statuses = ['RUNNING', 'FAILED', 'TIMED_OUT', 'ABORTED', 'SUCCEEDED'] as const;
export type ExecutionStatus = (typeof statuses)[number];

/** The word, sign and tone of each status of an execution. */
export const statusLooks = {
  RUNNING: { text: { zh: '运行中', en: 'Running' }, sign: '●', tone: 'info' },
  SUCCEEDED: { text: { zh: '已完成', en: 'Succeeded' }, sign: '✓', tone: 'ok' },
  FAILED: { text: { zh: '失败', en: 'Failed' }, sign: '✕', tone: 'danger' },
  TIMED_OUT: { text: { zh: '超时', en: 'Timed out' }, sign: '✕', tone: 'danger' },
  ABORTED: { text: { zh: '已中止', en: 'Aborted' }, sign: '■', tone: 'warn' },
} as const satisfies Record<ExecutionStatus, { text: Bilingual; sign: string; tone: string }>;

/** The status of a batch of redrives. */
export const batchStatuses = {
  frozen: { zh: '名单已固定，尚未开始', en: 'Frozen, not started' },
  running: { zh: '正在逐项重新执行', en: 'Redriving one after another' },
  stopped: { zh: '已停止', en: 'Stopped' },
  finished: { zh: '已结束', en: 'Finished' },
} as const satisfies Record<string, Bilingual>;

export const executionTexts = {
  list: { zh: '执行清单', en: 'Executions' },
  all: { zh: '全部', en: 'All' },
  filters: { zh: '筛选执行', en: 'Filter executions' },
  number: { zh: '申请编号或案件编号', en: 'Application or case number' },
  officer: { zh: '经办人账号', en: 'Officer’s account identifier' },
  district: { zh: '区县代码', en: 'District code' },
  workflow: { zh: '流程', en: 'Workflow' },
  state: { zh: '停留环节', en: 'Stands at' },
  error: { zh: '错误名称', en: 'Error' },
  begunFrom: { zh: '开始日期起', en: 'Begun from' },
  begunUntil: { zh: '开始日期止', en: 'Begun until' },
  endedFrom: { zh: '结束日期起', en: 'Ended from' },
  endedUntil: { zh: '结束日期止', en: 'Ended until' },
  moreFilters: { zh: '更多条件', en: 'More filters' },
  any: { zh: '不限', en: 'Any' },
  status: { zh: '状态', en: 'Status' },
  name: { zh: '执行', en: 'Execution' },
  case: { zh: '案件', en: 'Case' },
  since: { zh: '此状态始于', en: 'Since' },
  begun: { zh: '开始', en: 'Begun' },
  ended: { zh: '结束', en: 'Ended' },
  took: { zh: '历时', en: 'Took' },
  redrives: { zh: '重新执行', en: 'Redriven' },
  times: { zh: '{count} 次', en: '×{count}' },
  none: {
    zh: '还没有执行。有人提交申请后，流程自动开始。',
    en: 'There are no executions yet. One starts when somebody applies.',
  },
  noMatch: { zh: '没有符合条件的执行。', en: 'No executions match.' },
  clearAll: { zh: '清除全部条件', en: 'Clear all filters' },
  only: { zh: '只看“{what}”', en: 'Only “{what}”' },
  select: { zh: '选择 {name}', en: 'Select {name}' },
  selected: { zh: '已选 {count} 次执行', en: '{count} selected' },
  selectAll: { zh: '选择已显示的可重新执行项', en: 'Select all shown that can be redriven' },
  unselect: { zh: '取消选择', en: 'Clear selection' },
  batchSelected: { zh: '把已选的列为名单', en: 'Make a list of the selected' },
  batchAll: { zh: '把符合条件的全部列为名单', en: 'Make a list of all that match' },
  batchTitle: { zh: '批量重新执行', en: 'Redrive several' },
  batchHelp: {
    zh: '名单建立后即固定，以后符合条件的不再加入，最多 500 项。建立名单不会执行任何操作，确认名单后再开始。',
    en: 'The list is frozen when you make it. Later matches do not join it. It has at most 500 items. Nothing is redriven until you start it.',
  },
  reason: { zh: '理由', en: 'Reason' },
  reasonHelp: {
    zh: '写明故障原因和处理情况，供审计查阅。不要写个人信息。',
    en: 'Say what failed and what was done, for auditors. Do not enter personal data.',
  },
  reasonNeeded: { zh: '请写明理由。', en: 'Enter a reason.' },
  freeze: { zh: '建立名单', en: 'Make the list' },
  back: { zh: '返回执行清单', en: 'Back to executions' },
} satisfies Record<string, Bilingual>;

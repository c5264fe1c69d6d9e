import type { Bilingual } from '../../../lib/policy/bilingual.ts';
import { jobTexts, queueTexts } from '../views/health-texts.ts';
import { kpiTexts } from '../views/kpi-texts.ts';

const namesOf = (
  entries: Readonly<Record<string, { readonly text: Bilingual }>>,
): Record<string, Bilingual> =>
  Object.fromEntries(Object.entries(entries).map(([code, { text }]) => [code, text]));

/** The names of the indicators. */
export const kpiNames = namesOf(kpiTexts);

/** The names of the codes that administrators read about executions, redrives and the state of the system. */
export const systemNames = {
  executionStatus: {
    RUNNING: { zh: '运行中', en: 'Running' },
    SUCCEEDED: { zh: '已完成', en: 'Succeeded' },
    FAILED: { zh: '失败', en: 'Failed' },
    TIMED_OUT: { zh: '超时', en: 'Timed out' },
    ABORTED: { zh: '已中止', en: 'Aborted' },
  },
  executionStep: {
    left: { zh: '已离开', en: 'Left' },
    standing: { zh: '停留中', en: 'Stands there' },
    failed: { zh: '失败', en: 'Failed' },
    aborted: { zh: '已中止', en: 'Aborted' },
  },
  redriveBatch: {
    frozen: { zh: '名单已固定，尚未开始', en: 'Frozen, not started' },
    running: { zh: '正在逐项重新执行', en: 'Redriving one after another' },
    stopped: { zh: '已停止', en: 'Stopped' },
    finished: { zh: '已结束', en: 'Finished' },
  },
  redriveResult: {
    waiting: { zh: '等待', en: 'Waiting' },
    done: { zh: '已重新执行', en: 'Redriven' },
    refused: { zh: '不能重新执行', en: 'Refused' },
    failed: { zh: '失败', en: 'Failed' },
  },
  job: namesOf(jobTexts),
  queue: queueTexts,
  severity: {
    critical: { zh: '严重', en: 'Critical' },
    warning: { zh: '一般', en: 'Warning' },
  },
} as const;

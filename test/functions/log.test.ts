import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { log } from '../../functions/common/http/log.ts';
import { captureOutput } from './support/output.ts';

const at = '2026-11-20T02:00:00.000Z';

describe('A line of the log', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse(at) });
    vi.stubEnv('SERVICE_NAME', 'service');
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllEnvs();
  });

  it('says what, when and of which service, and what the invocation is about', () => {
    const output = captureOutput();
    log.begin({ requestId: '1', operation: 'GET /cases' });
    log.info('REQUEST_COMPLETED', { status: 200 });
    log.begin({ task: 'open-task' });
    log.warn('CASE_BROKEN', { findings: ['one'], caseId: undefined });
    log.error('TASK_FAILED');
    const common = { timestamp: at, service: 'service' };
    expect(output.lines().map((line) => JSON.parse(line))).toEqual([
      {
        ...common,
        level: 'INFO',
        message: 'REQUEST_COMPLETED',
        requestId: '1',
        operation: 'GET /cases',
        status: 200,
      },
      { ...common, level: 'WARN', message: 'CASE_BROKEN', task: 'open-task', findings: ['one'] },
      { ...common, level: 'ERROR', message: 'TASK_FAILED', task: 'open-task' },
    ]);
  });

  it('names the trace where there is one', () => {
    const output = captureOutput();
    vi.stubEnv(
      '_X_AMZN_TRACE_ID',
      'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1',
    );
    log.info('TASK_COMPLETED');
    expect(output.text()).toContain('"xray_trace_id":"1-5759e988-bd862e3fe1be46a994272793"');
  });
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { refOf, type Templates } from '../template.ts';

const handlersOf = (folder: string): string[] =>
  readdirSync(folder).filter((name) => existsSync(`${folder}/${name}/handler.ts`));

export function alarmPolicies(templates: Templates): void {
  describe('Alarms', () => {
    const alarms = templates.ofType('AWS::CloudWatch::Alarm');
    const watched = JSON.stringify(
      alarms.map(({ Properties }) => [Properties.Dimensions, Properties.Metrics]),
    );

    test('match the runbooks one to one', () => {
      const named = alarms.map(({ Properties }) =>
        String(Properties.AlarmDescription).replace(/^.*RUNBOOKS\.md#/, ''),
      );
      const runbooks = [...readFileSync('lib/infra/RUNBOOKS.md', 'utf8').matchAll(/^## (.+)$/gm)];
      expect([...new Set(named)].sort()).toEqual(runbooks.map(([, name]) => name).sort());
    });

    test('notify the target that the deployment names for their severity, both when they start and when they end', () => {
      for (const { id, Properties } of alarms) {
        const critical = String(Properties.AlarmDescription).startsWith('CRITICAL: ');
        const action = critical ? 'arn:test:critical' : 'arn:test:warning';
        expect(Properties, id).toMatchObject({ AlarmActions: [action], OKActions: [action] });
      }
    });

    test('have the severity that their runbook states', () => {
      const runbooks = readFileSync('lib/infra/RUNBOOKS.md', 'utf8').split(/^## /m).slice(1);
      const written = runbooks.map((text) => [
        text.split('\n', 1)[0],
        /^\*\*Severity\.\*\* (critical|warning)$/m.exec(text)?.[1],
      ]);
      const found = alarms.map(({ Properties }) => {
        const text = String(Properties.AlarmDescription);
        return [text.replace(/^.*#/, ''), text.split(':', 1)[0]?.toLowerCase()];
      });
      expect(Object.fromEntries(written)).toEqual(Object.fromEntries(found));
    });

    test('watch every queue, workflow and stage, and every function whose result nobody awaits', () => {
      const subjects = [
        ...templates.ofType('AWS::StepFunctions::StateMachine'),
        ...templates
          .ofType('AWS::ApiGatewayV2::Stage')
          .map(({ Properties }) => ({ id: refOf(Properties.ApiId) })),
        ...templates.functions.filter((lambda) => !templates.apiFunctions.includes(lambda)),
        ...templates.ofType('AWS::SQS::Queue').map(({ id }) => ({ id: id.slice(0, -8) })),
      ];
      for (const { id } of subjects) expect(watched, id).toContain(id);
    });

    test('watch over the silence of every scheduled job', () => {
      const filters = templates.ofType('AWS::Logs::MetricFilter');
      const patterns = filters.map(({ Properties }) => String(Properties.FilterPattern)).join('\n');
      for (const job of handlersOf('functions/schedules')) expect(patterns).toContain(`$.job = "${job}"`);
    });

    test('hear of a single request that fails in a function of the API', () => {
      const filters = templates
        .ofType('AWS::Logs::MetricFilter')
        .filter(({ Properties }) => String(Properties.FilterPattern).includes('REQUEST_FAILED'));
      const logs = filters.map(({ Properties }) => refOf(Properties.LogGroupName));
      const written = templates.apiFunctions.map(({ Properties }) => {
        const { LogGroup } = Properties.LoggingConfig as { readonly LogGroup: unknown };
        return refOf(LogGroup);
      });
      expect(logs.sort()).toEqual(written.sort());
      const [metric] = filters.flatMap(
        ({ Properties }) => Properties.MetricTransformations as { readonly MetricName: string }[],
      );
      const [alarm] = alarms.filter(({ Properties }) => Properties.MetricName === metric?.MetricName);
      expect(alarm?.Properties).toMatchObject({ Threshold: 1, EvaluationPeriods: 1 });
    });

    test('are raised by missing data only where silence is the fault', () => {
      const silent = alarms
        .filter(({ Properties }) => Properties.TreatMissingData === 'breaching')
        .map(({ Properties }) => String(Properties.AlarmDescription).replace(/^.*#/, ''));
      expect(silent.sort()).toEqual([
        'digests-silent',
        'hardship-not-sought',
        'history-unsigned',
        'reconciliation-silent',
        'retention-silent',
        'sweep-silent',
      ]);
    });
  });
}

import type { MovableClock } from '../clock.ts';
import { ControlProblem, type ControlRoute, json, numberOf, requireMethod } from '../control-answers.ts';
import type { Faults } from '../faults/faults.ts';
import { parseFaults } from '../faults/parse.ts';
import type { AccessControl } from '../iam/access-control.ts';
import { isRequestable } from '../iam/usage.ts';
import type { FunctionRegistry } from '../lambda/function-registry.ts';
import type { EventSourceMappings } from '../mappings/event-source-mappings.ts';
import type { QueueService } from '../queues/queue-service.ts';
import type { StatesService } from '../states/service.ts';
import type { Changes } from './changes.ts';
import type { LogLines } from './log-lines.ts';
import { queueRoute } from './queues.ts';
import { listTimers } from './timers.ts';

/** The maximum wait for a change in real milliseconds: less than the limits of proxies and browsers. */
const MAX_WAIT = 25_000;

export interface Observed {
  readonly clock: MovableClock;
  readonly states: StatesService;
  readonly functions: FunctionRegistry;
  readonly mappings: EventSourceMappings;
  readonly queues: QueueService;
  readonly access: AccessControl;
  readonly faults: Faults;
  readonly changes: Changes;
  readonly logs: LogLines;
}

/**
 * The routes by which the runtime can be observed below `/_local/`, besides the clock:
 *
 * - `GET timers?limit`: the timers that fire next, and the runtime's time
 * - `GET changes?since&wait`: the changes since a number; waits for one if there is none
 * - `GET`, `PUT faults`: the faults to inject: `{"seed", "faults": [{"kind", "function", "times", "chance", ...}]}`
 * - `GET logs`: the functions. `GET logs/{function}?limit`: the lines of one. `GET logs?execution=ARN`: those of an execution
 * - `GET denials`: denied calls, with the missing statement. `GET usage`: grants that no call has needed
 * - `GET queues`: all queues. `GET queues/{name}?limit`: messages, without receiving them. `POST queues/{name}/redrive`:
 *   moves dead letters back to their source queues: `{"ids"?: [...]}`
 */
export function observationRoutes(observed: Observed): Record<string, ControlRoute> {
  const { clock, states, functions, mappings, access, faults, changes, logs } = observed;
  return {
    timers: (request) => {
      requireMethod(request, 'GET');
      return json(listTimers(clock, states, numberOf(request.query, 'limit', [1, 1_000], 20)));
    },
    changes: async (request) => {
      requireMethod(request, 'GET');
      const { query, signal } = request;
      const since = query.has('since')
        ? numberOf(query, 'since', [0, Number.MAX_SAFE_INTEGER], 0)
        : undefined;
      const wait = numberOf(query, 'wait', [0, MAX_WAIT], MAX_WAIT);
      return json(await changes.since(since, wait, signal));
    },
    faults: (request) => {
      requireMethod(request, 'GET', 'PUT');
      if (request.method === 'PUT') {
        const all = new Set(functions.all().map(({ name }) => name));
        try {
          const known = { all, withBatches: mappings.targets };
          const given = parseFaults(request.body.toString(), known);
          faults.replace(given.faults, given.seed);
        } catch (error) {
          throw new ControlProblem(400, 'invalid-faults', (error as Error).message);
        }
      }
      return json({ ...faults.state(), withBatches: [...mappings.targets].toSorted() });
    },
    logs: (request) => {
      requireMethod(request, 'GET');
      const { rest, query } = request;
      const [name] = rest;
      const limit = numberOf(query, 'limit', [1, 2_000], 500);
      const execution = query.get('execution');
      if (execution !== null) return json({ lines: logs.ofExecution(execution, limit) });
      const all = functions.all().map((one) => one.name);
      if (name === undefined)
        return json({
          functions: all.toSorted().map((one) => ({ function: one, lines: logs.count(one) })),
        });
      if (!all.includes(name)) throw new ControlProblem(404, 'not-found', `There is no function ${name}.`);
      return json({ lines: logs.of(name, limit) });
    },
    denials: (request) => {
      requireMethod(request, 'GET');
      return json({ denials: access.denials() });
    },
    usage: (request) => {
      requireMethod(request, 'GET');
      const unused = access.unusedGrants();
      return json({
        grants: access.policies.grants().length,
        unused: unused.filter(({ action }) => isRequestable(action)),
        notRequestable: unused.filter(({ action }) => !isRequestable(action)),
      });
    },
    queues: queueRoute(observed.queues),
  };
}

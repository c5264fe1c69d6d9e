import fc from 'fast-check';
import type { JsonObject } from '../../service.ts';
import { lambda } from './harness.ts';

/** A chain of states as a tree, from which definitions are made. `failures`: how many calls of a task fail at first. */
export type Node =
  | { readonly kind: 'task'; readonly failures: number; readonly retries: number }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'remember' | 'choice' }
  | {
      readonly kind: 'parallel';
      readonly branches: Node[][];
      readonly retries: number;
      readonly isCaught: boolean;
    }
  | {
      readonly kind: 'map';
      readonly body: Node[];
      readonly items: number;
      readonly concurrency: number;
      readonly isDistributed: boolean;
      readonly retries: number;
    };

export const { chain } = fc.letrec<{ chain: Node[]; node: Node }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.record({ kind: fc.constant('task' as const), failures: fc.nat(3), retries: fc.nat(1) }),
    fc.record({ kind: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ kind: fc.constantFrom('remember' as const, 'choice' as const) }),
    fc.record({
      kind: fc.constant('parallel' as const),
      branches: fc.array(tie('chain'), { minLength: 1, maxLength: 3 }),
      retries: fc.nat(1),
      isCaught: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('map' as const),
      body: tie('chain'),
      items: fc.nat(4),
      concurrency: fc.nat(2),
      isDistributed: fc.boolean(),
      retries: fc.nat(1),
    }),
  ),
  chain: fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
}));

const failing = (name: string): JsonObject => ({
  StartAt: name,
  States: { [name]: { Type: 'Task', Resource: lambda(name), Arguments: name, End: true } },
});
const mixed = (...parts: string[]): string => `{% $hash($string([${parts.join(', ')}]), 'MD5') %}`;

/** Makes a definition; names are unique, and every output depends on everything before it. */
export class Maker {
  readonly failures = new Map<string, number>();
  #names = 0;

  program(nodes: readonly Node[]): JsonObject {
    const steps = nodes.map((node) => this.#states(node));
    const end = this.#name('end');
    const States: JsonObject = { [end]: { Type: 'Succeed' } };
    steps.forEach(({ make }, index) => {
      Object.assign(States, make(steps[index + 1]?.name ?? end));
    });
    return { StartAt: steps[0]?.name ?? end, States };
  }

  #name(prefix: string): string {
    return `${prefix}-${++this.#names}`;
  }

  #states(node: Node): { name: string; make: (Next: string) => JsonObject } {
    const name = this.#name(node.kind);
    const Retry = (retries: number): JsonObject =>
      retries === 0 ? {} : { Retry: [{ ErrorEquals: ['Broken'], IntervalSeconds: 1, MaxAttempts: retries }] };
    const Output = mixed('$states.input', '$states.result');
    switch (node.kind) {
      case 'task':
        this.failures.set(name, node.failures);
        return {
          name,
          make: (Next) => ({
            [name]: {
              Type: 'Task',
              Resource: lambda(name),
              Arguments: name,
              Output,
              Next,
              ...Retry(node.retries),
            },
          }),
        };
      case 'wait':
        return { name, make: (Next) => ({ [name]: { Type: 'Wait', Seconds: node.seconds, Next } }) };
      case 'choice':
        return {
          name,
          make: (Next) => ({
            [name]: { Type: 'Choice', Choices: [{ Condition: false, Next: name }], Default: Next },
          }),
        };
      case 'remember': {
        const [flaky, after] = [this.#name('flaky'), this.#name('after')];
        const variable = `v${this.#names}`;
        this.failures.set(flaky, 1);
        return {
          name,
          make: (Next) => ({
            [name]: { Type: 'Pass', Assign: { [variable]: '{% $states.input %}' }, Next: flaky },
            [flaky]: { Type: 'Task', Resource: lambda(flaky), Arguments: flaky, Next: after },
            [after]: { Type: 'Pass', Output: mixed('$states.input', `$${variable}`), Next },
          }),
        };
      }
      case 'parallel': {
        const Branches = node.branches.map((branch) => this.program(branch));
        if (node.isCaught) Branches.push(failing(this.#name('never')));
        const Catch = (Next: string): JsonObject =>
          node.isCaught ? { Catch: [{ ErrorEquals: ['States.ALL'], Output: name, Next }] } : {};
        return {
          name,
          make: (Next) => ({
            [name]: { Type: 'Parallel', Branches, Output, Next, ...Retry(node.retries), ...Catch(Next) },
          }),
        };
      }
      case 'map': {
        const ItemProcessor = {
          ...this.program(node.body),
          ...(node.isDistributed && { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } }),
        };
        const Items = Array.from({ length: node.items }, (_, index) => index);
        return {
          name,
          make: (Next) => ({
            [name]: {
              Type: 'Map',
              Items,
              MaxConcurrency: node.concurrency,
              ItemProcessor,
              Output,
              Next,
              ...Retry(node.retries),
            },
          }),
        };
      }
    }
  }
}

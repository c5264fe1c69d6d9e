import { type ApiAnswer, type Call, runtimeOf, SimulatedSystem } from '../../bin/support/simulated-system.ts';
import { checkAnswer } from './answer-check.ts';
import { assemblyFolder } from './assembly.ts';

export type { ApiAnswer, Call } from '../../bin/support/simulated-system.ts';

/** The whole system on the local runtime, from the assembly that Vitest's set-up has synthesized. */
export class System extends SimulatedSystem {
  /** @param at such as `2026-11-20T09:00:00+08:00` */
  static async start(at: string, dataFolder?: string): Promise<System> {
    const usageFolder = process.env.IAM_USAGE_FOLDER;
    return new System(await runtimeOf({ assembly: assemblyFolder, at, dataFolder, usageFolder }));
  }

  /** Like `start`, with the runtime's clock shown in the portal. */
  static async startWithConsole(at: string): Promise<System> {
    return new System(await runtimeOf({ assembly: assemblyFolder, at, withConsole: true }));
  }

  /** Like `start`, from an assembly as it is deployed, with each function from its own file. */
  static async startAsDeployed(assembly: string, at: string): Promise<System> {
    return new System(await runtimeOf({ assembly, at, asDeployed: true }));
  }

  /** Like the system's own `call`, but fails if the operation does not declare the answer. */
  override async send(method: string, path: string, call: Call = {}): Promise<ApiAnswer> {
    const answer = await super.send(method, path, call);
    checkAnswer(method, path, answer);
    return answer;
  }
}

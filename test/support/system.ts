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

  /** As `start`, with the clock of the runtime in view of the portal. */
  static async startWithConsole(at: string): Promise<System> {
    return new System(await runtimeOf({ assembly: assemblyFolder, at, withConsole: true }));
  }

  /** As `start`, from an assembly as it is deployed, with each function from a file of its own. */
  static async startAsDeployed(assembly: string, at: string): Promise<System> {
    return new System(await runtimeOf({ assembly, at, asDeployed: true }));
  }

  /** As the system's own, and fails where the answer is none that the operation describes. */
  override async send(method: string, path: string, call: Call = {}): Promise<ApiAnswer> {
    const answer = await super.send(method, path, call);
    checkAnswer(method, path, answer);
    return answer;
  }
}

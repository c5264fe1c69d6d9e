import { RunningRuntime } from 'cdk-local-runtime/inspect';
import { runningSystem } from './running.ts';

/** The present instant of the running system, whose clock may have been moved. */
export async function virtualNow(): Promise<string> {
  const { now } = await new RunningRuntime(runningSystem().endpoint).clock();
  return new Date(now).toISOString();
}

import { Architecture, Runtime, RuntimeFamily } from 'aws-cdk-lib/aws-lambda';

/** An account and a Region that the app is synthesized for. */
export interface Environment {
  readonly account: string;
  readonly region: string;
}

/** What differs between partitions (PLATFORM 5.1). */
export interface PlatformProfile {
  readonly runtime: Runtime;
  readonly architecture: Architecture;
  /** The target that esbuild compiles for; it matches the runtime. */
  readonly bundleTarget: string;
  /** Whether X-Ray can trace functions and workflows. */
  readonly tracing: boolean;
}

/** What a deployment may choose instead of the profile's default, once a canary has shown that it works there. */
export interface PlatformChoices {
  /** For example `nodejs24.x`. */
  readonly runtime?: string;
  readonly architecture?: 'x86_64' | 'arm64';
}

const globalDefaults = { runtime: 'nodejs24.x', tracing: true };

/** In China newer runtimes arrive late, and X-Ray does not trace Lambda. What runs there runs everywhere. */
const chinaDefaults = { runtime: 'nodejs22.x', tracing: false };

/**
 * The profile of an environment. Without an environment the app has to run in any, so it gets what every partition has.
 * @throws Error when the chosen runtime is not Node.js 22 or later.
 */
export function platformProfile(
  environment: Environment | undefined,
  choices: PlatformChoices = {},
): PlatformProfile {
  const profile = environment && !environment.region.startsWith('cn-') ? globalDefaults : chinaDefaults;
  const runtime = choices.runtime ?? profile.runtime;
  const major = Number(/^nodejs(\d+)\.x$/.exec(runtime)?.[1] ?? Number.NaN);
  if (!(major >= 22)) throw new Error(`the runtime ${runtime} is not supported: Node.js 22 or later is`);
  return {
    runtime: new Runtime(runtime, RuntimeFamily.NODEJS),
    architecture: choices.architecture === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64,
    bundleTarget: `node${major}`,
    tracing: profile.tracing,
  };
}

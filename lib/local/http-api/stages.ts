import type { StageDefinition } from './definition.ts';

const DEFAULT_STAGE: StageDefinition = { name: '$default' };

/** The stage of a request, and its path within the stage. */
export interface StagedPath {
  readonly stage: StageDefinition;
  /** As requested, not decoded; it begins with a slash. */
  readonly path: string;
}

/** Whether a stage name is valid ("Stage", in the API reference of API Gateway version 2). */
export function isStageName(name: string): boolean {
  return name === '$default' || /^[\w-]{1,128}$/.test(name);
}

/**
 * The stages of an API. `$default` is served from the base of its address, any other stage under a path segment with its name
 * ("Stages for HTTP APIs in API Gateway").
 */
export class Stages {
  readonly #named = new Map<string, StageDefinition>();
  readonly #default: StageDefinition | undefined;

  /** @param definitions by default `$default` alone */
  constructor(definitions: readonly StageDefinition[] = []) {
    const stages = definitions.length > 0 ? definitions : [DEFAULT_STAGE];
    this.#default = stages.find(({ name }) => name === '$default');
    for (const stage of stages) if (stage !== this.#default) this.#named.set(stage.name, stage);
  }

  /** @param path as requested, not decoded, without the query */
  find(path: string): StagedPath | undefined {
    const end = path.indexOf('/', 1);
    const stage = this.#named.get(end < 0 ? path.slice(1) : path.slice(1, end));
    if (stage) return { stage, path: end < 0 ? '/' : path.slice(end) };
    return this.#default && { stage: this.#default, path };
  }
}

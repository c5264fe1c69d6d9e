import type { JwtAuthorizerDefinition, RouteDefinition, StageDefinition } from '../http-api/definition.ts';
import type { JsonObject } from '../service.ts';

/** The parts of an HTTP API that have been deployed so far. */
export interface CollectedApi {
  readonly name: string;
  readonly endpoint: string;
  cors?: JsonObject;
  readonly stages: StageDefinition[];
  readonly routes: JsonObject[];
  readonly integrations: Map<string, RouteDefinition['integration']>;
  readonly authorizers: Record<string, JwtAuthorizerDefinition>;
}

/** Collects the parts of HTTP APIs as their resources are deployed. */
export interface HttpApis {
  add(apiId: string, name: string): Promise<CollectedApi>;
  /** Returns the API to which a part belongs. @throws Error if it does not exist */
  get(properties: JsonObject): CollectedApi;
}

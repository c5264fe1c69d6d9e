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

/** Where the resources of HTTP APIs put their parts. */
export interface HttpApis {
  add(apiId: string, name: string): Promise<CollectedApi>;
  /** The API that a part names. @throws Error when there is none */
  get(properties: JsonObject): CollectedApi;
}

import type { HandlerWaits } from './handler-waits.ts';
import type {
  EndpointAnswer,
  EndpointRequest,
  RuntimeOfWorker,
  SdkAnswer,
  SdkCall,
} from './worker-protocol.ts';

/** What all threads of a runtime share. */
export interface WorkerEnvironment {
  /** See `MovableClock.shared`. */
  readonly clock: Float64Array<SharedArrayBuffer>;
  /** See `writeWorkerFile`. */
  readonly workerFile: string;
  /** Makes invocations wait by the runtime's clock. Without it they wait in real time. */
  readonly waits?: HandlerWaits;
  /** A folder for compiled code, which halves the time to load a function that has run before. */
  readonly compileCache?: string;
  /** The endpoint of the runtime. `answer` handles requests to it, without a connection. */
  readonly endpoint?: string;
  readonly answer?: (request: EndpointRequest) => Promise<EndpointAnswer>;
  /** Makes SDK calls that arrive without a request. */
  readonly call?: (call: SdkCall) => Promise<SdkAnswer | EndpointAnswer>;
}

/** What a thread needs to know about its runtime. */
export const runtimeOf = ({ clock, endpoint }: WorkerEnvironment): RuntimeOfWorker => ({
  clock,
  ...(endpoint !== undefined && { endpoint }),
});

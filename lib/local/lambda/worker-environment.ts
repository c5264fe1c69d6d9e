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
  /** Lets invocations wait by the runtime's clock; without it they wait in real time. */
  readonly waits?: HandlerWaits;
  /** A folder for compiled code, with which a function that has run before is loaded in about half of the time. */
  readonly compileCache?: string;
  /** The endpoint of the runtime. Requests to it are answered by `answer`, without a connection. */
  readonly endpoint?: string;
  readonly answer?: (request: EndpointRequest) => Promise<EndpointAnswer>;
  /** Makes the calls of the SDK that come without a request. */
  readonly call?: (call: SdkCall) => Promise<SdkAnswer | EndpointAnswer>;
}

/** What a thread is told of the runtime that it is in. */
export const runtimeOf = ({ clock, endpoint }: WorkerEnvironment): RuntimeOfWorker => ({
  clock,
  ...(endpoint !== undefined && { endpoint }),
});

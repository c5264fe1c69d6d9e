import { presentInstance } from './environment.ts';

/**
 * More than the functions that share a process. In AWS a process has one instance; in the local runtime a thread has them all.
 */
const keptInstances = 64;

/**
 * Makes a function that computes its value on the first call by an instance of a Lambda function, and returns the same value to
 * that instance from then on. In AWS there is only one instance per set of modules. In the local runtime, instances that run
 * one after the other in a thread may share modules, but never connections.
 */
export function once<Value>(make: () => Value): () => Value {
  const made = new Map<string | undefined, { readonly value: Value }>();
  return () => {
    const instance = presentInstance();
    const before = made.get(instance);
    if (before) return before.value;
    const value = make();
    const [oldest] = made.keys();
    if (made.size >= keptInstances) made.delete(oldest);
    made.set(instance, { value });
    return value;
  };
}

import { presentInstance } from './environment.ts';

/** More than the functions that share a process: in AWS it has one, in the local runtime a thread has all of them. */
const keptInstances = 64;

/**
 * A function that computes its value at the first call of an instance of a Lambda function, and then returns the same one to
 * that instance. In AWS it is also the only one that its modules ever see. In the local runtime, instances that run one after
 * the other in a thread can have the same modules, but never share what is connected.
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

/** Runs the handler of a function; the result may be a promise. */
export type Handler = (event: unknown, context: object) => unknown;

/** A value of a condition key: several where the key holds a list. */
export type ContextValue = string | readonly string[];

/** The value of a condition key, given in lower case, for the request that is decided; undefined when it has none. */
export type Context = (key: string) => ContextValue | undefined;

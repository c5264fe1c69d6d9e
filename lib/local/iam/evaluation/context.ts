/** The value of a condition key; several values for a key that holds a list. */
export type ContextValue = string | readonly string[];

/** Returns the value of a condition key (in lower case) for the request being decided; undefined when it has none. */
export type Context = (key: string) => ContextValue | undefined;

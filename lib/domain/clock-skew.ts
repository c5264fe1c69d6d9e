/**
 * How much the clocks of two systems, or of two instances of a function, may differ, in milliseconds: what one of them has just said
 * is not in the future for the other.
 */
export const clockSkew = 5 * 60 * 1000;

/**
 * How far the clocks of two systems, or of two instances of a function, may differ, in milliseconds: an instant just reported
 * by one is not in the future for the other.
 */
export const clockSkew = 5 * 60 * 1000;

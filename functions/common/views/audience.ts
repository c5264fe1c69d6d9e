/**
 * The audience of a view: the person sees everything held about them, staff see it with their officer, and administrators see
 * how the case runs, but nothing about the person.
 */
export type Audience = 'person' | 'agency' | 'administrator';

/**
 * Whom the view is for: the person sees all that is held of them, staff see it with their officer, and
 * administrators see how the case runs without what it says of the person.
 */
export type Audience = 'person' | 'agency' | 'administrator';

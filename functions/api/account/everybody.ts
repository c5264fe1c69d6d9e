import { roles } from '../../../lib/domain/case/kernel/vocabulary.ts';

/** Every role that somebody can sign in with. */
export const everybodySignedIn = roles.filter((role) => role !== 'representative');
/** The roles of people: a delivery adapter is a machine, and has neither preferences nor a bell. */
export const everyPerson = everybodySignedIn.filter((role) => role !== 'delivery-adapter');

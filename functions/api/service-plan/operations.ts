import { operation as adjustPlan } from './adjust-plan/operation.ts';
import { operation as bookContact } from './book-contact/operation.ts';
import { operation as cancelContact } from './cancel-contact/operation.ts';
import { operation as listContactSlots } from './list-contact-slots/operation.ts';
import { operation as makePlan } from './make-plan/operation.ts';
import { operation as recordContact } from './record-contact/operation.ts';
import { operation as recordProfile } from './record-profile/operation.ts';
import { operation as recordService } from './record-service/operation.ts';

/** In the order in which the document lists them. */
export const operations = [
  listContactSlots,
  bookContact,
  cancelContact,
  recordContact,
  recordProfile,
  makePlan,
  adjustPlan,
  recordService,
] as const;

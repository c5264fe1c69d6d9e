import { operation as listHistory } from './list-history/operation.ts';
import { operation as listMonths } from './list-months/operation.ts';
import { operation as listOwnCases } from './list-own-cases/operation.ts';
import { operation as listServices } from './list-services/operation.ts';
import { operation as lookUpStatus } from './look-up-status/operation.ts';
import { operation as noteOpening } from './note-opening/operation.ts';
import { operation as readAxis } from './read-axis/operation.ts';
import { operation as readCase } from './read-case/operation.ts';
import { operation as readChoices } from './read-choices/operation.ts';
import { operation as readProof } from './read-proof/operation.ts';
import { operation as searchCases } from './search-cases/operation.ts';

/** In the order in which the document lists them. */
export const operations = [
  listOwnCases,
  lookUpStatus,
  searchCases,
  readCase,
  noteOpening,
  listHistory,
  listServices,
  listMonths,
  readChoices,
  readAxis,
  readProof,
] as const;

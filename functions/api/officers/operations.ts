import { operation as declareInterest } from './declare-interest/operation.ts';
import { operation as listOfficers } from './list-officers/operation.ts';
import { operation as reassignCase } from './reassign-case/operation.ts';
import { operation as reassignCases } from './reassign-cases/operation.ts';
import { operation as saveOfficer } from './save-officer/operation.ts';

/** In the order in which the document lists them. */
export const operations = [saveOfficer, listOfficers, reassignCase, reassignCases, declareInterest] as const;

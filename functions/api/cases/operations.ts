import { operation as listOwnCases } from './list-own-cases/operation.ts';
import { operation as readCase } from './read-case/operation.ts';

/** In the order in which the document lists them. */
export const operations = [listOwnCases, readCase] as const;

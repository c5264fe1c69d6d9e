import { operation as enterBudget } from './enter-budget/operation.ts';
import { operation as listFunds } from './list-funds/operation.ts';
import { operation as readFundExecution } from './read-fund-execution/operation.ts';

/** In the order in which the document lists them. */
export const operations = [listFunds, enterBudget, readFundExecution] as const;

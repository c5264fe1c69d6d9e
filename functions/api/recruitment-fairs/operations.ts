import { operation as listRecruitmentFairs } from './list-recruitment-fairs/operation.ts';
import { operation as readFairCoverage } from './read-fair-coverage/operation.ts';
import { operation as recordRecruitmentFair } from './record-recruitment-fair/operation.ts';

/** In the order in which the document lists them. */
export const operations = [recordRecruitmentFair, listRecruitmentFairs, readFairCoverage] as const;

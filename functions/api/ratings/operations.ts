import { operation as answerRating } from './answer-rating/operation.ts';
import { operation as listRatings } from './list-ratings/operation.ts';
import { operation as rateService } from './rate-service/operation.ts';

/** In the order in which the document lists them. */
export const operations = [rateService, answerRating, listRatings] as const;

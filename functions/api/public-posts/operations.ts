import { operation as changePublicPost } from './change-public-post/operation.ts';
import { operation as decidePublicPost } from './decide-public-post/operation.ts';
import { operation as endPublicPost } from './end-public-post/operation.ts';
import { operation as listPublicPosts } from './list-public-posts/operation.ts';
import { operation as proposePublicPost } from './propose-public-post/operation.ts';
import { operation as recordPostAttendance } from './record-post-attendance/operation.ts';
import { operation as recordPostProspect } from './record-post-prospect/operation.ts';
import { operation as recordPublicPost } from './record-public-post/operation.ts';
import { operation as recordRegistrationOffer } from './record-registration-offer/operation.ts';
import { operation as reviewPublicPost } from './review-public-post/operation.ts';

/** In the order in which the document lists them. */
export const operations = [
  recordPublicPost,
  listPublicPosts,
  reviewPublicPost,
  changePublicPost,
  proposePublicPost,
  decidePublicPost,
  recordPostProspect,
  endPublicPost,
  recordPostAttendance,
  recordRegistrationOffer,
] as const;

import { operation as listNotifications } from './list-notifications/operation.ts';
import { operation as markNotificationsRead } from './mark-notifications-read/operation.ts';
import { operation as readAccount } from './read-account/operation.ts';
import { operation as readPreferences } from './read-preferences/operation.ts';
import { operation as resetPreferences } from './reset-preferences/operation.ts';
import { operation as savePreferences } from './save-preferences/operation.ts';

/** In the order in which the document lists them. */
export const operations = [
  readAccount,
  readPreferences,
  savePreferences,
  resetPreferences,
  listNotifications,
  markNotificationsRead,
] as const;

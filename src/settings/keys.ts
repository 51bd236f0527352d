/** Keys under storage.local. By themselves, because the detector reads them and must not carry a schema. */

export const SETTINGS_KEY = 'settings';
/** Where an unreadable record is kept, untouched, until the reader puts it away. */
export const KEPT_KEY = 'settings-kept';
/** When each setting was last changed: `Stamps`. */
export const STAMPS_KEY = 'settings-changed';
/** Why the browser's sync refused, for the options page. */
export const SYNC_ERROR_KEY = 'settings-sync-error';

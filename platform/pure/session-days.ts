/** A sign-in lasts so many days and is not prolonged: a screen that nobody looks after does not keep somebody's rights for ever. */
export const SESSION_DAYS = 14

/** Ends what is under way without tidying up or reporting, as a crash would. */
export class Stopped extends Error {}

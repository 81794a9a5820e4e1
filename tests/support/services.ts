/** Starts what the tests talk to, once for the whole run. */
export async function setup(): Promise<void> {}

/** 500 MB, the most a provider may upload at once. */
export const PACKAGE_MAX_IN_BYTES = 500 * 1024 * 1024

/** Where the CASE service is, below the origin of the app. */
export const CASE_PATH = '/ims/case/v1p1'

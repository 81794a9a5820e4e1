// Of the whole product only this page sends by the tus protocol, and only once a file is chosen.
export { DetailedError, Upload } from 'tus-js-client'
